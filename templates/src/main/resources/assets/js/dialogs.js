// A button with data-opens="id" opens that <dialog>; data-closes closes the one it stands in.
export function dialogs() {
  document.addEventListener('click', (event) => {
    const opener = event.target.closest?.('[data-opens]');
    if (opener) document.getElementById(opener.dataset.opens)?.showModal();
    if (event.target.closest?.('[data-closes]')) event.target.closest('dialog')?.close();
  });
}
