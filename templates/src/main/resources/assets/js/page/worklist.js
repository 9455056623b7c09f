// The worklist by keyboard, with a preview beside it. Every row is a plain link without this script. What others do
// meanwhile is told above the list ("3 new"), and shown when asked for: nothing moves under the hand.
const list = document.getElementById('list');
const fresh = document.getElementById('fresh');
let selected = null;
let waiting = null;

const rows = () => [...list.querySelectorAll('[data-row]')];
const preview = () => document.getElementById('preview');

function select(row, takeFocus) {
  if (!row) return;
  for (const other of rows()) other.removeAttribute('aria-selected');
  selected = row.dataset.row;
  row.setAttribute('aria-selected', 'true');
  preview().replaceChildren(row.querySelector('[data-preview]').content.cloneNode(true));
  preview().hidden = false;
  if (takeFocus) row.querySelector('[data-open]').focus();
}

const at = () => rows().findIndex((row) => row.dataset.row === selected);
const move = (by) => select(rows()[Math.max(0, Math.min(rows().length - 1, at() + by))], true);

// What has changed since the list was brought; the server's answer is kept until it is asked for.
async function look() {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (answer.redirected || !answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const there = page.getElementById('list');
  if (!there) return;
  const state = (of) => new Map([...of.querySelectorAll('[data-row]')].map((row) => [row.dataset.row, row.dataset.state]));
  const [now, then] = [state(there), state(list)];
  const added = [...now.keys()].filter((id) => !then.has(id)).length;
  const changed = added > 0 || now.size !== then.size || [...then].some(([id, known]) => now.get(id) !== known);
  waiting = changed ? there : null;
  fresh.hidden = !changed;
  const words = added > 0 ? fresh.dataset.fresh.replace('{0}', added) : fresh.dataset.changed;
  const label = fresh.querySelector('span');
  if (label.textContent !== words) label.textContent = words;
}

// Brings the new list; what was chosen stays chosen, and the page stays where it was scrolled to.
function show() {
  if (!waiting) return;
  const focused = list.contains(document.activeElement) || document.activeElement === fresh;
  list.replaceChildren(...document.adoptNode(waiting).childNodes);
  waiting = null;
  fresh.hidden = true;
  select(rows()[Math.max(0, at())], focused);
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  t: () => preview()?.querySelector('form button')?.click(),
  r: () => look().then(show),
  '/': () => document.querySelector('[data-filter]')?.focus(),
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

for (const sign of ['focusin', 'click']) {
  list.addEventListener(sign, (event) => {
    const row = event.target.closest('[data-row]');
    if (row && row.dataset.row !== selected) select(row, false);
  });
}
fresh.addEventListener('click', show);

// News comes in bursts; one look answers them all.
let due = null;
for (const name of ['worklist', 'ready']) {
  document.addEventListener(`stream:${name}`, () => {
    clearTimeout(due);
    due = setTimeout(() => look().catch(() => {}), 400);
  });
}

document.getElementById('filters')?.addEventListener('change', (event) => event.currentTarget.requestSubmit());
select(rows()[0], false);
