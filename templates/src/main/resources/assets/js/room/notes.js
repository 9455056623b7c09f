import { word } from './words.js';

// Notes that save themselves. Each save names the version that it follows; when another window saved in between,
// nothing is overwritten: the writer chooses.
const PAUSE = 800;
const AGAIN = 3000;

export class Notes {
  constructor(root) {
    this.root = root;
    this.state = root.querySelector('#notes-state');
    this.conflict = root.querySelector('#notes-conflict');
    this.fields = [...root.querySelectorAll('textarea')];
    this.version = Number(root.dataset.version);
    this.writes = root.dataset.writes === 'true';
    const csrf = document.querySelector('meta[name="csrf"]');
    this.headers = { 'Content-Type': 'application/json', Accept: 'application/json', [csrf.dataset.header]: csrf.content };
    if (this.writes) this.listen();
  }

  listen() {
    for (const field of this.fields) field.addEventListener('input', () => this.changed());
    this.root.querySelector('#notes-mine').addEventListener('click', () => this.keepMine());
    this.root.querySelector('#notes-theirs').addEventListener('click', () => this.takeTheirs());
    addEventListener('pagehide', () => { if (this.dirty) this.save({ keepalive: true }); });
  }

  get text() { return Object.fromEntries(this.fields.map((field) => [field.name, field.value])); }

  changed() {
    this.dirty = true;
    this.say('saving');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  // One save at a time: the next carries all that was written meanwhile.
  save(options = {}) {
    clearTimeout(this.timer);
    this.running = (this.running ?? Promise.resolve()).then(() => this.dirty && !this.stuck && this.post(options));
    return this.running;
  }

  async post(options) {
    this.dirty = false;
    try {
      const answer = await fetch(this.root.dataset.href, {
        method: 'POST', headers: this.headers, body: JSON.stringify({ seen: this.version, ...this.text }), ...options,
      });
      if (answer.status === 409) {
        this.dirty = true;
        this.stuck = true;
        this.conflict.hidden = false;
        return;
      }
      if (answer.status === 423) {
        this.dirty = true;
        this.lock(true);
        return;
      }
      if (!answer.ok) throw new Error(`notes answered ${answer.status}`);
      const saved = await answer.json();
      this.version = saved.version;
      if (!this.dirty) this.say('saved', new Date(saved.at));
    } catch {
      this.dirty = true;
      this.say('failed');
      this.timer = setTimeout(() => this.save(), AGAIN);
    }
  }

  async theirs() {
    const answer = await fetch(this.root.dataset.href, { headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(`notes answered ${answer.status}`);
    return answer.json();
  }

  async keepMine() {
    this.version = (await this.theirs()).version;
    this.settle();
    await this.save();
  }

  async takeTheirs() {
    this.fill(await this.theirs());
    this.dirty = false;
    this.settle();
    this.say('saved');
  }

  // On the telephone, before it is known that the patient is the patient: findings alone may be written.
  lock(locked) {
    if (!this.writes) return;
    for (const field of this.fields) field.readOnly = locked && field.name !== 'findings';
    if (locked) this.say('locked');
    else if (this.locked) this.dirty ? this.save() : this.say('saved');
    this.locked = locked;
  }

  settle() {
    this.stuck = false;
    this.conflict.hidden = true;
  }

  // A reader's page follows what the writer saved.
  async follow() {
    if (this.writes) return;
    this.fill(await this.theirs());
  }

  fill(text) {
    this.version = text.version;
    for (const field of this.fields) field.value = text[field.name];
  }

  say(key, at) {
    const time = at ? ` ${at.toLocaleTimeString(document.documentElement.lang)}` : '';
    this.state.textContent = word(`notes.${key}`) + time;
    this.state.dataset.state = key;
  }
}
