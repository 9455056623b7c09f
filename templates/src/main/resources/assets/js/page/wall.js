// The live wall: brings what changed as soon as the stream says that something did, keeps every clock ticking, and
// works by keyboard. Without this script it is a page to reload.
const now = document.getElementById('wall-now');
const said = document.getElementById('wall-said');
const PAUSE = 1000;
let selected = null;
let bringing = false;
let again = false;

const alerts = () => [...now.querySelectorAll('[data-alert]')];

function select(id, takeFocus) {
  selected = id;
  for (const alert of alerts()) {
    const chosen = alert.dataset.alert === id;
    if (chosen) alert.setAttribute('aria-current', 'true');
    else alert.removeAttribute('aria-current');
    if (chosen && takeFocus) alert.focus();
  }
}

function move(by) {
  const all = alerts();
  if (all.length === 0) return;
  const at = all.findIndex((alert) => alert.dataset.alert === selected);
  select(all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))].dataset.alert, true);
}

function acknowledge() {
  const all = alerts();
  const chosen = all.find((alert) => alert.dataset.alert === selected) ?? all[0];
  const form = chosen?.querySelector('.alert__act');
  form?.requestSubmit(form.querySelector('button'));
}

const pad = (number) => String(number).padStart(2, '0');

function clock(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const hours = Math.floor(seconds / 3600);
  const rest = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

function tick() {
  for (const time of now.querySelectorAll('.ticking')) {
    const { since, until } = time.dataset;
    time.textContent = clock(since ? Date.now() - Number(since) : Number(until) - Date.now());
  }
}

// A question that stands open, or a button that has just been pressed, is not taken away from under the hand.
const isBusy = () => now.querySelector('dialog[open], [aria-busy="true"]') !== null;

async function bring() {
  again = true;
  if (bringing) return;
  bringing = true;
  while (again) {
    again = false;
    try {
      await show();
    } catch {
      // The stream opens itself again and asks once more.
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  bringing = false;
}

async function show() {
  if (isBusy()) {
    again = true;
    return;
  }
  const answer = await fetch(now.dataset.now, { headers: { Accept: 'text/html' } });
  if (answer.redirected || !answer.ok) {
    if (answer.redirected) location.reload();
    return;
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').body.firstElementChild;
  if (!fresh || isBusy()) return;
  const focused = document.activeElement?.closest?.('[data-alert]')?.dataset.alert;
  now.replaceChildren(document.adoptNode(fresh));
  tick();
  select(selected, Boolean(focused) && focused === selected);
  if (said.textContent !== fresh.dataset.said) said.textContent = fresh.dataset.said;
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  a: acknowledge,
  d: () => document.querySelector('[data-dark]')?.click(),
  '?': () => document.getElementById('keys').showModal(),
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  if (event.target.matches?.('input, select, textarea')) return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
now.addEventListener('focusin', (event) => {
  const alert = event.target.closest('[data-alert]');
  if (alert) select(alert.dataset.alert, false);
});
for (const name of ['wall', 'ready']) document.addEventListener(`stream:${name}`, bring);

tick();
setInterval(tick, 1000);
