// Hears from the server that something on this page has changed, and says so to the page's own script as an event of
// the document: stream:ready, stream:wall, stream:worklist, stream:alert. While the page is out of sight it hears
// nothing (a browser has few connections to one place); back in sight it is told "ready" and looks anew.
const WAIT = 3000;

export function stream() {
  const place = document.querySelector('[data-stream]');
  if (!place) return;
  let source = null;

  function open() {
    if (source || document.hidden) return;
    source = new EventSource(place.dataset.stream);
    for (const name of ['ready', 'wall', 'worklist', 'alert']) {
      source.addEventListener(name, () => document.dispatchEvent(new Event(`stream:${name}`)));
    }
    source.addEventListener('error', () => {
      // The browser tries again by itself, unless it was refused: then it is asked for once more, later.
      if (source?.readyState !== EventSource.CLOSED) return;
      source = null;
      setTimeout(open, WAIT * 10);
    });
  }

  function close() {
    source?.close();
    source = null;
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', open);
  document.addEventListener('stream:alert', () => {
    const toast = document.getElementById('alert-toast');
    if (!toast || location.pathname === '/wall') return;
    document.getElementById('toasts').replaceChildren(toast.content.cloneNode(true));
  });
  open();
}
