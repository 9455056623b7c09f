// Toasts wait in their corner until they are closed: no one is hurried.
export function toasts() {
  const corner = document.getElementById('toasts');
  for (const toast of document.querySelectorAll('.toast')) corner?.append(toast);
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('[data-dismiss]')) event.target.closest('.toast')?.remove();
  });
}
