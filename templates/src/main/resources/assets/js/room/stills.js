// A small photograph of oneself every few seconds, for those whose line carries no moving picture. Nothing is kept.
const EVERY = 4000;
const LARGEST = 8 * 1024;
const WIDTH = 240;
const QUALITIES = [0.6, 0.4, 0.25, 0.1];

export class Stills {
  constructor({ video, ready, send }) {
    this.video = video;
    this.ready = ready;
    this.send = send;
  }

  set(on) {
    if (on === !!this.timer) return;
    clearInterval(this.timer);
    this.timer = on ? setInterval(() => this.take(), EVERY) : undefined;
    if (on) this.take();
  }

  async take() {
    if (!this.ready() || !this.video.videoWidth) return;
    const height = Math.round((WIDTH * this.video.videoHeight) / this.video.videoWidth);
    const canvas = new OffscreenCanvas(WIDTH, height);
    canvas.getContext('2d').drawImage(this.video, 0, 0, WIDTH, height);
    for (const quality of QUALITIES) {
      const picture = await canvas.convertToBlob({ type: 'image/webp', quality });
      if (picture.size <= LARGEST) {
        this.send({ t: 'still', image: base64(new Uint8Array(await picture.arrayBuffer())) });
        return;
      }
    }
  }
}

function base64(bytes) { return btoa(String.fromCharCode(...bytes)); }

export function picture(text) {
  return createImageBitmap(new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]));
}
