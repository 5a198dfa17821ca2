/* The chart library and the data are packed, since they are most of the page: unpacked, they draw. A browser that cannot do that
   shows everything else. */
const by = id => document.getElementById(id);
let data;

(async () => {
  const unpacked = id => {
    const bytes = Uint8Array.from(atob(by(id).textContent), letter => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).text();
  };
  const run = code => {
    const script = document.createElement('script');
    script.textContent = code;
    document.body.append(script);
  };
  try {
    const [library, numbers] = await Promise.all([unpacked('library'), unpacked('data')]);
    data = JSON.parse(numbers);
    run(library);
    run(by('charts').textContent);
    document.documentElement.dataset.charts = 'drawn';
    if (location.hash) dispatchEvent(new Event('hashchange'));
  } catch (e) {
    document.documentElement.dataset.charts = 'none';
    console.error(e);
  }
})();
