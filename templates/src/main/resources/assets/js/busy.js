// A form is sent once: its button says so at once and takes no second press.
export function busyButtons() {
  document.addEventListener('submit', (event) => {
    const button = event.submitter;
    if (event.defaultPrevented || !button?.dataset.busy || event.target.target === '_blank') return;
    if (button.getAttribute('aria-busy') === 'true') {
      event.preventDefault();
      return;
    }
    button.setAttribute('aria-busy', 'true');
    const label = button.querySelector('span') ?? button;
    button.dataset.said = label.textContent;
    label.textContent = button.dataset.busy;
  });
  // Coming back by the browser's Back shows the page as it was left: make its buttons ready again.
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    for (const button of document.querySelectorAll('[aria-busy="true"][data-said]')) {
      button.removeAttribute('aria-busy');
      (button.querySelector('span') ?? button).textContent = button.dataset.said;
    }
  });
}
