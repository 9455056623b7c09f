// Saves the doctor's text as it is typed. Without it the Save button does the same.
const form = document.getElementById('report-form');
const saved = document.getElementById('saved');
const csrf = document.querySelector('meta[name="csrf"]');

const PAUSE = 1200;
let waiting = null;
let sent = '';
let sending = false;

const typed = () => new URLSearchParams(new FormData(form)).toString();

async function save() {
  const body = typed();
  if (sending || body === sent) return;
  sending = true;
  try {
    const answer = await fetch(form.dataset.autosave, {
      method: 'POST',
      headers: { [csrf.dataset.header]: csrf.content, 'Content-Type': 'application/x-www-form-urlencoded' },
      body,
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const { savedAt } = await answer.json();
    sent = body;
    const time = new Date(savedAt).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
    saved.textContent = saved.dataset.saved.replace('{0}', time);
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

if (form) {
  sent = typed();
  form.addEventListener('input', () => plan(PAUSE));
  form.addEventListener('change', () => plan(PAUSE));
  form.addEventListener('submit', () => clearTimeout(waiting));
}
