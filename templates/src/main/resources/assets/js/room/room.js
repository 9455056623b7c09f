import { Devices } from './devices.js';
import { Down, Up } from './legs.js';
import { Meter, grade, patience } from './meter.js';
import { openLine } from './signal.js';
import { Stills } from './stills.js';

// One person's part in the room: the line, the two legs, the devices. What is seen of it is the view's work.
const LOOK_EVERY = 1000;
const SAY_EVERY = 1900;
const PATIENT_FOR = 30000;
const GONE = [401, 403, 404, 410];

export class Room {
  constructor({ caseId, camera, tiles, view, byPhone }) {
    this.caseId = caseId;
    this.tiles = tiles;
    this.view = view;
    this.devices = new Devices(camera);
    this.meter = new Meter();
    // Booked by telephone the room is for notes and for who is there: it asks for no camera.
    this.byPhone = byPhone;
    this.wish = { picture: !byPhone, sound: !byPhone, mode: 'FULL_VIDEO' };
    this.call = { first: byPhone, talks: false };
    this.waits = { millis: 0, until: 0 };
    this.inside = false;
    this.stills = new Stills({
      video: tiles.mine.querySelector('video'), ready: () => this.devices.hasPicture, send: (message) => this.say(message),
    });
    setInterval(() => this.measure(), LOOK_EVERY);
  }

  // The line is opened and the camera asked for side by side; what comes first is used first.
  open() {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    this.line = openLine(`${scheme}://${location.host}/ws/consult?case=${this.caseId}`, {
      onMessage: (message) => this.hear(message),
      onDrop: () => {
        if (!this.inside) this.dropLegs();
        this.view.mode('line.reconnecting');
      },
      onShut: () => this.isStillMine(),
      onFinal: (why) => { if (why !== 'over') this.stop(`line.${why}`); },
    });
    this.go(this.wish);
  }

  // Either nobody answers, which passes, or the place is gone: then the page, loaded again, says what became of it.
  async isStillMine() {
    try {
      const page = await fetch(location.href, { method: 'HEAD', redirect: 'manual', cache: 'no-store' });
      if (page.type === 'opaqueredirect' || GONE.includes(page.status)) location.reload();
    } catch {
      this.view.mode('line.reconnecting');
    }
  }

  say(message) { return this.line?.send(message); }

  hear(message) {
    switch (message.t) {
      case 'welcome': return this.welcome(message);
      case 'state': return this.state(message);
      case 'again': return this.begin(message.round);
      case 'published': return this.legs(message)?.up.published(message.sdp);
      case 'offer': return this.legs(message)?.down.offered(message);
      case 'candidate': return this.candidate(message);
      case 'plan': return this.follow(message);
      case 'still': return this.tiles.still(message.seat, message.image);
      case 'problem': return this.problem(message.code);
      case 'notes': return this.view.notes();
      case 'over': return this.over(message.outcome);
      default: return console.debug('unknown word', message.t);
    }
  }

  // A line that was lost for a moment changes nothing while the legs still stand.
  welcome({ ice, turnOnly, capture, resumed }) {
    this.ice = { iceServers: ice, iceTransportPolicy: turnOnly ? 'relay' : 'all' };
    this.capture = capture;
    if (!this.inside) return;
    if (resumed && this.up?.stands) this.tellDevices();
    else this.enter();
  }

  // With which devices to go in; without a camera the mode is sound only, by one's own choice.
  async goWith({ picture, sound }) {
    const mode = picture ? 'FULL_VIDEO' : 'AUDIO';
    await this.go({ picture, sound, mode });
    this.say({ t: 'mode', mode });
  }

  // Goes in, or goes on with other devices. The others are there at once; camera and microphone follow when they are
  // had, and what fails is shown with ways on.
  async go(wish) {
    this.wish = wish;
    if (!this.inside) {
      this.inside = true;
      this.view.inside(true, !this.byPhone);
      if (this.ice) this.enter();
    }
    try {
      await this.devices.open(wish);
      this.view.deviceTrouble(null);
    } catch (error) {
      this.view.deviceTrouble(error.why);
    }
    if (!this.inside) return this.devices.close();
    this.tiles.showOwn(this.devices.stream);
    await this.up?.use(this.devices);
    this.tellDevices();
    this.sayMode();
  }

  enter() {
    this.say({ t: 'enter' });
    this.tellDevices();
    if (this.wish.mode !== 'FULL_VIDEO') this.say({ t: 'mode', mode: this.wish.mode });
  }

  tellDevices() {
    this.say({ t: 'devices', audio: this.devices.hasSound, video: this.devices.hasPicture });
    this.view.devices(this.devices, this.wish);
  }

  state(state) {
    this.phase = state.phase;
    this.tiles.update(state.people);
    const me = state.people.find((person) => person.seat === this.tiles.ownSeat);
    this.me = me;
    this.view.state(state, me, this.inside);
    this.offer();
    this.sayMode();
    if (!this.inside && me && !me.here) this.dropLegs();
  }

  sayMode() {
    if (!this.inside) return;
    if (this.phase === 'WAITING') this.view.mode('line.waiting');
    else if (this.call.talks && this.me?.mode !== 'phone') this.view.mode('line.onPhone');
    else if (!this.wish.sound && !this.byPhone) this.view.mode('line.listening');
    else this.view.carried(this.me, this.call.first);
  }

  // Where the consult's telephone stands. While this person's own is connected, the room is neither heard nor spoken
  // into here: the same voice twice is an echo to everybody.
  telephone({ open, talks, joined }) {
    const changed = talks !== this.call.talks;
    this.call = { first: open || this.byPhone, talks };
    this.view.phoneFirst(this.call.first);
    this.tiles.telephones(joined);
    this.offer();
    if (changed) {
      this.devices.hush(talks);
      this.tiles.hush(talks);
      this.tellDevices();
    }
    this.sayMode();
  }

  offer() { this.view.offered(this.byPhone ? 'phone' : this.me?.mode, this.call); }

  // What this person sends and gets from now on; a later pair of legs begins with it.
  follow(plan) {
    this.plan = plan;
    this.tiles.getsPictures(plan.others === 'full' || plan.others === 'low');
    this.stills.set(plan.stills && this.inside);
    return this.up?.follow(plan);
  }

  // Both legs, as often as the room says so; a start that is overtaken by another gives way to it.
  async begin(round) {
    this.dropLegs();
    if (!this.inside) return;
    this.meter.reset();
    this.round = round;
    this.view.problem(null);
    const send = (message) => this.say({ ...message, round });
    const broken = () => { if (this.round === round) this.say({ t: 'again' }); };
    this.down = new Down({ ice: this.ice, send, onTracks: (lines) => this.tiles.show(lines), onBroken: broken });
    const up = new Up({ ice: this.ice, capture: this.capture, send, onBroken: broken });
    this.up = up;
    if (this.plan) up.plan = this.plan;
    await up.start(this.devices).catch((error) => {
      if (this.up === up) throw error;
    });
  }

  // The legs that a message is about, while they are there.
  legs({ round }) { return this.inside && this.up && round === this.round ? this : null; }

  dropLegs() {
    this.up?.close();
    this.down?.close();
    this.up = this.down = undefined;
    this.tiles.clear();
  }

  // The server tries again by itself; only from the telephone nobody is brought back but by a click.
  problem(code) {
    if (code !== 'way-back') this.dropLegs();
    this.view.problem(code);
  }

  backToPictures() {
    this.view.problem(null);
    this.say({ t: 'again' });
  }

  candidate(message) {
    const { leg, candidate, sdpMid, sdpMLineIndex } = message;
    const target = leg === 'up' ? this.legs(message)?.up : this.legs(message)?.down;
    if (candidate && target) target.candidate({ candidate, sdpMid, sdpMLineIndex }).catch(() => {});
  }

  async measure() {
    const { up, down } = this;
    if (!this.inside || !up?.stands || this.measuring) return;
    this.measuring = true;
    const due = performance.now() - this.meter.saidAt >= SAY_EVERY;
    const line = await this.meter.read({ up: up.pc, down: down?.pc, seatOf: (track) => down?.seats.get(track), due })
      .finally(() => { this.measuring = false; });
    if (!line || up !== this.up) return;
    this.say({ t: 'stats', line });
    const word = grade(line);
    this.view.quality(word);
    this.bePatient(patience(line));
  }

  // A wait that was once needed is kept for a while.
  bePatient(millis) {
    const now = performance.now();
    if (millis >= this.waits.millis || now > this.waits.until) this.waits = { millis, until: now + PATIENT_FOR };
    this.down?.patient(this.waits.millis || null);
  }

  mute(on) { this.devices.mute(on); this.tellDevices(); }

  camera(on) {
    this.devices.camera(on);
    this.tiles.showOwn(this.devices.stream);
    this.tellDevices();
  }

  // By hand, a lower mode and back again. With sound only the camera is given back.
  async choose(mode) {
    const picture = mode !== 'AUDIO';
    const camera = picture !== this.wish.picture;
    this.wish = { ...this.wish, picture, mode };
    this.say({ t: 'mode', mode });
    if (camera) await this.go(this.wish);
  }

  consent(recording) { this.say({ t: 'consent', recording }); }

  // Heard of first, the server ends the legs; ended here first, they look like a line that broke.
  leave() {
    this.inside = false;
    if (this.say({ t: 'leave' })) this.tiles.clear();
    else this.dropLegs();
    this.stills.set(false);
    this.devices.close();
    this.tiles.showOwn(this.devices.stream);
    this.view.inside(false);
  }

  over(outcome) {
    this.inside = false;
    this.line.stop();
    this.stills.set(false);
    this.dropLegs();
    this.devices.close();
    this.view.over(outcome.toLowerCase().replaceAll('_', '-'));
  }

  stop(why) {
    this.inside = false;
    this.dropLegs();
    this.devices.close();
    this.view.mode(why);
  }
}
