// The telephone of a consult, on whichever page it stands. The news of a call says only that there is some; what it means
// comes as a part of the page, in words, through the guard. What somebody is typing is left alone while the call stands
// where it stood.
const LATER = 2000;
const part = (root) => root.querySelector('.phone');

export async function renewPhone(root, address = root.dataset.panel) {
  const answer = await fetch(address, { headers: { Accept: 'text/html' } });
  if (!answer.ok) return;
  const fresh = part(new DOMParser().parseFromString(await answer.text(), 'text/html'));
  if (!fresh) {
    // The consult is over: the page has something else to say.
    if (!root.dataset.keeps) location.reload();
    return;
  }
  show(root, fresh);
}

function show(root, fresh) {
  const typing = root.querySelector('input')?.value;
  if (typing && part(root).dataset.stage === fresh.dataset.stage && !fresh.querySelector('[role="alert"]')) return;
  const focused = part(root)?.contains(document.activeElement);
  part(root) ? part(root).replaceWith(document.adoptNode(fresh)) : root.append(document.adoptNode(fresh));
  if (focused) (root.querySelector('input') ?? root.querySelector('button'))?.focus();
  root.dispatchEvent(new CustomEvent('phone', { detail: { ...fresh.dataset } }));
}

// Acts in place, where leaving the page would leave the room.
export function actInPlace(root) {
  root.addEventListener('submit', async (event) => {
    event.preventDefault();
    const form = event.target;
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'text/html' } });
    const said = new URL(answer.url).searchParams.get('said');
    form.querySelectorAll('input[type="text"]').forEach((input) => { input.value = ''; });
    await renewPhone(root, root.dataset.panel + (said ? `?said=${said}` : ''));
  });
}

export function followPhone() {
  const root = document.querySelector('[data-phone]');
  if (!root) return;
  const news = new EventSource(root.dataset.news);
  const renew = () => renewPhone(root).catch(() => setTimeout(renew, LATER));
  news.addEventListener('changed', renew);
  // What happened while nobody listened is news too. The room must not miss a call that began as its page was made.
  let listened = !!root.dataset.keeps;
  news.addEventListener('open', () => {
    if (listened) renew();
    listened = true;
  });
}
