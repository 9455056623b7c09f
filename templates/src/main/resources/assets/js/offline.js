export function offline() {
  const note = document.getElementById('offline');
  if (!note) return;
  const show = () => { note.hidden = navigator.onLine; };
  window.addEventListener('online', show);
  window.addEventListener('offline', show);
  show();
}
