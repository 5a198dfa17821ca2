/* Filters, links and commands: everything that works without a chart. */

/* Claims and trials by source, client and verdict. */
if (by('filters')) {
  const filters = by('filters');
  const kinds = [...document.querySelectorAll('[data-kind]')].map(kind => [kind, [...kind.querySelectorAll('.claim')]]);
  const show = () => {
    const wanted = [...filters.querySelectorAll('select')].filter(select => select.value);
    by('shown').textContent = kinds.map(([kind, cards]) => {
      const left = cards.filter(card =>
        wanted.every(select => card.dataset[select.dataset.filter].split('|').includes(select.value)));
      cards.forEach(card => { card.hidden = !left.includes(card); });
      kind.hidden = !left.length;
      return `${left.length} of ${cards.length} ${kind.dataset.kind}`;
    }).join(', ');
  };
  filters.addEventListener('change', show);
  filters.addEventListener('reset', () => setTimeout(show));
  show();
}

document.querySelectorAll('form').forEach(form => form.addEventListener('submit', event => event.preventDefault()));

/* A link to a cell opens what holds it. */
const open = () => {
  const target = location.hash && by(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let around = target.parentElement; around; around = around.parentElement) {
    if (around.tagName === 'DETAILS') around.open = true;
  }
  target.scrollIntoView();
};
addEventListener('hashchange', open);
open();

document.querySelectorAll('.copy').forEach(button => {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const line = button.previousElementSibling;
    try {
      await navigator.clipboard.writeText(line.textContent);
      by('said').textContent = 'Copied';
      button.textContent = 'Copied';
    } catch (e) {
      getSelection().selectAllChildren(line);
      button.textContent = 'Selected';
    }
  });
});
