// The worklist by keyboard, with a preview beside it. Every row is a plain link without this script.
const rows = [...document.querySelectorAll('[data-row]')];
const preview = document.getElementById('preview');
let selected = -1;

function select(index, takeFocus) {
  if (rows.length === 0) return;
  rows[selected]?.removeAttribute('aria-selected');
  selected = Math.max(0, Math.min(rows.length - 1, index));
  const row = rows[selected];
  row.setAttribute('aria-selected', 'true');
  preview.replaceChildren(row.querySelector('[data-preview]').content.cloneNode(true));
  preview.hidden = false;
  if (takeFocus) row.querySelector('[data-open]').focus();
}

const keys = {
  j: () => select(selected + 1, true),
  k: () => select(selected - 1, true),
  t: () => preview?.querySelector('form button')?.click(),
  r: () => location.reload(),
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

rows.forEach((row, index) => {
  row.addEventListener('focusin', () => select(index, false));
  row.addEventListener('click', () => select(index, false));
});

document.getElementById('filters')?.addEventListener('change', (event) => event.currentTarget.requestSubmit());
if (rows.length > 0) select(0, false);
