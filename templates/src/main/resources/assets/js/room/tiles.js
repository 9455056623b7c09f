import { word } from './words.js';

// The people in the room, one tile each. Tiles are there from the start: people come and go, the page stays still.
export class Tiles {
  constructor(root) {
    this.seats = new Map([...root.querySelectorAll('[data-seat]')].map((tile) => [tile.dataset.seat, tile]));
    this.mine = [...this.seats.values()].find((tile) => tile.dataset.mine === 'true');
    this.streams = new Map();
    this.people = new Map();
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
      video.muted = false;
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

  clear() { this.show([]); }

  update(people) {
    for (const person of people) {
      this.people.set(person.seat, person);
      const tile = this.seats.get(person.seat);
      if (!tile) continue;
      tile.querySelector('.seat__devices').textContent = person.here && !person.audio ? word('device.muted') : '';
      this.veil(tile);
    }
  }

  // Never a black picture without a word: the veil says why there is none.
  veil(tile) {
    const person = this.people.get(tile.dataset.seat);
    const stream = tile.querySelector('video').srcObject;
    const picture = stream?.getVideoTracks().some((track) => track.readyState === 'live' && !track.muted && track.enabled);
    const own = tile === this.mine;
    const shown = picture && (own || (person?.here && person.video));
    tile.classList.toggle('seat--picture', !!shown);
    tile.classList.toggle('seat--here', !!person?.here);
    tile.querySelector('.seat__state').textContent = shown ? '' : this.reason(person, own);
  }

  reason(person, own) {
    if (own) return person?.mode === 'audio' ? word('state.sound') : word('state.camera');
    if (!person?.here) return word('state.absent');
    if (person.away) return word('state.away');
    if (person.mode === 'audio') return word('state.sound');
    return person.video ? word('state.here') : word('state.camera');
  }
}
