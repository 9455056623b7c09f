// A table wider than its place can be scrolled by keyboard: it takes the focus, under its caption's name.
export function scrollables() {
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth <= target.clientWidth) {
        target.removeAttribute('tabindex');
        continue;
      }
      target.tabIndex = 0;
      target.setAttribute('role', 'region');
      target.setAttribute('aria-label', target.querySelector('caption')?.textContent ?? document.title);
    }
  });
  for (const wrap of document.querySelectorAll('.table-wrap')) watch.observe(wrap);
}
