// Saves the referral as it is typed, and shows the birth date and sex that the id number tells.
const form = document.getElementById('referral-form');
const saved = document.getElementById('saved');
const csrf = document.querySelector('meta[name="csrf"]');

const PAUSE = 1200;
let waiting = null;
let sent = '';
let sending = false;

function typed() {
  const data = new FormData(form);
  for (const input of form.querySelectorAll('input[type="file"]')) data.delete(input.name);
  return new URLSearchParams(data);
}

async function save() {
  const body = typed();
  if (sending || body.toString() === sent) return;
  sending = true;
  try {
    const answer = await fetch(form.dataset.draft, {
      method: 'POST',
      headers: { [csrf.dataset.header]: csrf.content },
      body,
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const { savedAt } = await answer.json();
    sent = body.toString();
    if (savedAt) saved.textContent = saved.dataset.saved.replace('{0}', new Date(savedAt).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' }));
  } catch {
    saved.textContent = saved.dataset.failed;
    plan(5 * PAUSE);
  } finally {
    sending = false;
  }
}

function plan(pause) {
  clearTimeout(waiting);
  waiting = setTimeout(save, pause);
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function read(number) {
  const value = number.trim().toUpperCase();
  if (!/^[1-9]\d{16}[\dX]$/.test(value)) return null;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(value[at]), 0);
  if ('10X98765432'[sum % 11] !== value[17]) return null;
  const [year, month, day] = [value.slice(6, 10), value.slice(10, 12), value.slice(12, 14)].map(Number);
  const birth = new Date(year, month - 1, day);
  if (birth.getMonth() !== month - 1 || birth > new Date()) return null;
  return { birth, male: Number(value[16]) % 2 === 1 };
}

function derive() {
  const shown = document.getElementById('derived');
  const known = read(document.getElementById('idNumber').value);
  const words = shown.dataset;
  let birth = '—';
  if (known) {
    const today = new Date();
    const before = today.getMonth() < known.birth.getMonth()
      || (today.getMonth() === known.birth.getMonth() && today.getDate() < known.birth.getDate());
    const age = today.getFullYear() - known.birth.getFullYear() - (before ? 1 : 0);
    birth = `${known.birth.toLocaleDateString(words.language, { day: 'numeric', month: 'short', year: 'numeric' })} · ${words.age.replace('{0}', age)}`;
  }
  shown.querySelector('[data-birth]').textContent = birth;
  shown.querySelector('[data-sex]').textContent = known ? (known.male ? words.male : words.female) : '—';
}

if (form) {
  sent = typed().toString();
  form.addEventListener('input', (event) => {
    plan(PAUSE);
    if (event.target.id === 'idNumber') derive();
  });
  form.addEventListener('change', () => plan(PAUSE));
  form.addEventListener('submit', () => clearTimeout(waiting));
}
