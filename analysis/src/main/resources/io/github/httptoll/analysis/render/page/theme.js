'use strict';
/* Light and dark: what the system says until the reader says otherwise. */
const theme = (() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const button = document.getElementById('theme');
  const listeners = [];
  let chosen = remembered();

  function remembered() {
    try { return localStorage.getItem('httptoll-theme'); } catch (e) { return null; }
  }

  function isDark() {
    return chosen === null ? dark.matches : chosen === 'dark';
  }

  function show(on) {
    document.documentElement.dataset.theme = on ? 'dark' : 'light';
    button.setAttribute('aria-pressed', on);
    listeners.forEach(listener => listener());
  }

  /* Paper is light, and charts are drawn as wide as it is. */
  function paper(on) {
    document.documentElement.classList.toggle('printing', on);
    show(!on && isDark());
  }

  button.hidden = false;
  button.addEventListener('click', () => {
    chosen = isDark() ? 'light' : 'dark';
    try { localStorage.setItem('httptoll-theme', chosen); } catch (e) { /* not kept */ }
    show(isDark());
  });
  dark.addEventListener('change', () => show(isDark()));
  addEventListener('beforeprint', () => paper(true));
  addEventListener('afterprint', () => paper(false));
  show(isDark());

  return {
    onChange: listener => listeners.push(listener),
    colour: name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim()
  };
})();
