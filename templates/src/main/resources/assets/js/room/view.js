import { word } from './words.js';

// What the page shows of the room: the line of words, the controls, the questions.
const $ = (id) => document.getElementById(id);

export class View {
  mode(key) {
    this.text('room-mode', word(key));
    this.text('room-why', '');
  }

  // One's own mode, why it is so and what comes next; `called`: a telephone carries the consult.
  carried(me, called) {
    if (!me) return;
    const mode = me.mode === 'phone' ? word(called ? 'line.phone' : 'line.none') : word(`mode.${me.mode}`);
    // Why the telephone carries it is said with the call.
    const why = me.mode === 'full-video' || me.mode === 'phone' ? '' : word(me.cause === 'chosen' ? 'why.chosen' : 'why.line');
    this.text('room-mode', mode);
    this.text('room-why', why);
  }

  quality(grade) {
    this.text('room-quality', word(`quality.${grade}`));
    $('room-quality').dataset.grade = grade;
  }

  text(id, text) { if ($(id).textContent !== text) $(id).textContent = text; }

  problem(code) {
    $('way-back').hidden = code !== 'way-back';
    this.text('room-quality', code && code !== 'way-back' ? word(`problem.${code}`) : '');
    $('room-quality').dataset.grade = code ? 'bad' : '';
  }

  deviceTrouble(why) {
    $('device-trouble').hidden = !why;
    if (!why) return;
    $('device-trouble-heading').textContent = word(`device.${why}`);
    $('device-trouble-body').textContent = word(`device.${why}.body`);
  }

  inside(on, pictures = true) {
    $('left').hidden = on;
    $('tiles').hidden = !on || !pictures;
    $('controls').hidden = !on;
    $('leave-hint').hidden = !on;
    if (!on) this.hideQuestions();
  }

  hideQuestions() {
    $('ask-recording').hidden = true;
    $('waiting').hidden = true;
    $('room-recording').hidden = true;
  }

  state({ phase, recording, people }, me, inside) {
    const others = people.some((person) => person.here && person.seat !== me?.seat);
    $('waiting').hidden = !(inside && phase === 'WAITING' && me?.mode !== 'phone');
    // On the telephone there are no faces to see: what the call says comes up in their place.
    $('tiles').hidden = !inside || me?.mode === 'phone';
    $('ask-recording').hidden = !(inside && others && me?.consent == null && me?.mode !== 'phone');
    $('room-recording').hidden = recording !== 'ON';
    $('control-recording').hidden = recording !== 'ON';
  }

  // The call comes before the pictures while it is on, and after them while it is not.
  phoneFirst(first) {
    const phone = $('room-phone');
    const after = $(first ? 'device-trouble' : 'left');
    if (phone.nextElementSibling === after) return;
    const focused = phone.contains(document.activeElement) ? document.activeElement : null;
    after.before(phone);
    focused?.focus();
    // Whoever pressed the button below the pictures still looks there.
    if (first) phone.scrollIntoView({ block: 'nearest' });
  }

  // Only what does something is offered: on the telephone there is nothing to mute here and no picture to choose.
  offered(mode, call) {
    const pictures = mode !== 'phone';
    $('control-mute').hidden = !pictures || call.talks;
    $('control-camera').hidden = !pictures;
    $('control-choice').hidden = !pictures;
    if ($('control-phone')) $('control-phone').hidden = call.first;
  }

  devices(devices, wish) {
    this.pressed('control-mute', devices.muted);
    this.pressed('control-camera', devices.cameraOff);
    $('control-mode').value = wish.mode;
    $('control-mute').disabled = !wish.sound;
    $('control-camera').disabled = !wish.picture;
  }

  pressed(id, on) {
    const button = $(id);
    button.setAttribute('aria-pressed', String(on));
    button.querySelector('span').textContent = on ? button.dataset.off : button.dataset.on;
  }

  over(outcome) {
    $('over-title').textContent = word(`over.${outcome}`);
    $('over-body').textContent = word(`over.${outcome}.body`);
    $('over').hidden = false;
    for (const id of ['tiles', 'controls', 'leave-hint', 'left']) $(id).hidden = true;
    this.hideQuestions();
    this.text('room-mode', word(`over.${outcome}`));
    this.text('room-quality', '');
  }

  notes() { this.onNotes?.(); }
}
