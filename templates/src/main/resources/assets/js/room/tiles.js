import { picture } from './stills.js';
import { word } from './words.js';

const KEEP_EVERY = 2000;
const MOVES = new Set(['full-video', 'low-video']);

// The people in the room, one tile each. Tiles are there from the start: people come and go, the page stays still.
export class Tiles {
  constructor(root) {
    this.seats = new Map([...root.querySelectorAll('[data-seat]')].map((tile) => [tile.dataset.seat, tile]));
    this.mine = [...this.seats.values()].find((tile) => tile.dataset.mine === 'true');
    this.streams = new Map();
    this.people = new Map();
    this.moving = true;
    this.hushed = false;
    this.joined = false;
    setInterval(() => { for (const tile of this.seats.values()) this.keep(tile); }, KEEP_EVERY);
  }

  // The last picture of each person, so that there is one when it stops moving. It stays in this page.
  keep(tile) {
    const video = tile.querySelector('video');
    if (tile.classList.contains('seat--picture') && video.videoWidth) this.draw(tile, video, video.videoWidth, video.videoHeight);
  }

  draw(tile, source, width, height) {
    const canvas = tile.querySelector('canvas');
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d').drawImage(source, 0, 0);
    tile.classList.add('seat--kept');
  }

  // A photograph of somebody whose picture does not move here.
  async still(seat, text) {
    const tile = this.seats.get(seat);
    const image = tile && await picture(text).catch(() => null);
    if (image) this.draw(tile, image, image.width, image.height);
  }

  // Whether moving pictures of the others come here at all.
  getsPictures(moving) {
    this.moving = moving;
    for (const tile of this.seats.values()) this.veil(tile);
  }

  get ownSeat() { return this.mine.dataset.seat; }

  showOwn(stream) {
    const video = this.mine.querySelector('video');
    video.muted = true;
    video.srcObject = stream;
    this.veil(this.mine);
  }

  // Everything that is received now: each track on the tile of its sender, and on no other.
  show(lines) {
    const now = new Map();
    for (const { seat, track } of lines) now.set(seat, [...(now.get(seat) ?? []), track]);
    for (const [seat, tile] of this.seats) {
      if (tile === this.mine) continue;
      const stream = this.streams.get(seat) ?? new MediaStream();
      const wanted = now.get(seat) ?? [];
      for (const track of stream.getTracks()) if (!wanted.includes(track)) stream.removeTrack(track);
      for (const track of wanted) {
        if (!stream.getTracks().includes(track)) stream.addTrack(track);
        track.onmute = track.onunmute = () => this.veil(tile);
      }
      this.streams.set(seat, stream);
      const video = tile.querySelector('video');
      video.muted = this.hushed;
      if (video.srcObject !== stream) video.srcObject = stream;
      this.play(video);
      this.veil(tile);
    }
  }

  play(video) {
    video.play().catch((error) => {
      if (error.name === 'NotAllowedError') this.onBlocked?.();
    });
  }

  unblock() {
    for (const tile of this.seats.values()) tile.querySelector('video').play().catch(() => {});
  }

  // Nobody's sound is played while it comes by telephone.
  hush(on) {
    this.hushed = on;
    for (const tile of this.seats.values()) if (tile !== this.mine) tile.querySelector('video').muted = on;
  }

  // Whether the telephones of those who are rung are joined: who of them is not in the room is not missing.
  telephones(joined) {
    this.joined = joined;
    for (const tile of this.seats.values()) this.veil(tile);
  }

  clear() { this.show([]); }

  update(people) {
    for (const person of people) {
      this.people.set(person.seat, person);
      const tile = this.seats.get(person.seat);
      if (!tile) continue;
      tile.querySelector('.seat__devices').textContent = person.here && !person.audio ? word('device.muted') : '';
      tile.querySelector('.seat__line').textContent = this.line(person);
      this.veil(tile);
    }
  }

  // How another person takes part, in few words, when it is not with full picture and sound.
  line(person) {
    if (!person.here || person.seat === this.ownSeat) return '';
    if (person.slow) return word('their.device');
    if (person.mode === 'full-video') return '';
    return word(person.cause === 'chosen' ? 'their.choice' : 'their.line');
  }

  // Never a black picture without a word: the veil says why there is none.
  veil(tile) {
    const person = this.people.get(tile.dataset.seat);
    const stream = tile.querySelector('video').srcObject;
    const live = stream?.getVideoTracks().some((track) => track.readyState === 'live' && !track.muted && track.enabled);
    const own = tile === this.mine;
    const shown = live && (own || (person?.here && person.video && MOVES.has(person.mode) && this.moving && MOVES.has(this.people.get(this.ownSeat)?.mode)));
    if (!shown && tile.classList.contains('seat--picture')) this.keep(tile);
    if (!person?.here && !own) tile.classList.remove('seat--kept');
    tile.classList.toggle('seat--picture', !!shown);
    tile.classList.toggle('seat--here', !!person?.here);
    tile.querySelector('.seat__state').textContent = shown ? '' : this.reason(person, tile);
  }

  reason(person, tile) {
    if (tile === this.mine) return MOVES.has(person?.mode ?? 'full-video') ? word('state.camera') : word(`mode.${person.mode}`);
    if (!person?.here) return word(this.joined && tile.dataset.rung === 'true' ? 'state.phone' : 'state.absent');
    if (person.away) return word('state.away');
    if (!MOVES.has(person.mode)) return `${word(`mode.${person.mode}`)} · ${word(person.cause === 'chosen' ? 'their.choice' : 'their.line')}`;
    if (!person.video) return word('state.camera');
    return this.moving && MOVES.has(this.people.get(this.ownSeat)?.mode ?? 'full-video') ? word('state.here') : word('state.spared');
  }
}
