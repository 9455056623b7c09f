// After a refused form the error summary has the focus; its links put the cursor into the field.
export function focusErrors() {
  document.querySelector('[data-focus]')?.focus();
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('.error-summary a[href^="#"]');
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    field.focus();
    (field.closest('.field') ?? field).scrollIntoView({ block: 'center' });
  });
}
