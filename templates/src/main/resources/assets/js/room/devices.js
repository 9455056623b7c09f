// Camera and microphone: asked for, switched, and given back. What fails is named by a key of the page's words.
const WHY = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

export class Devices {
  stream = new MediaStream();
  muted = false;
  hushed = false;
  cameraOff = false;

  constructor(camera) { this.asked = camera; }

  async open({ picture = true, sound = true }) {
    this.close();
    if (!picture && !sound) return;
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({
        audio: sound && { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
        video: picture && {
          width: { ideal: this.asked.width },
          height: { ideal: this.asked.height },
          frameRate: { max: this.asked.frames },
        },
      });
    } catch (error) {
      throw Object.assign(new Error('no devices'), { why: WHY[error.name] ?? 'missing' });
    }
    this.apply();
  }

  get audioTrack() { return this.stream.getAudioTracks()[0] ?? null; }
  get videoTrack() { return this.stream.getVideoTracks()[0] ?? null; }
  get hasSound() { return !!this.audioTrack && !this.muted && !this.hushed; }
  get hasPicture() { return !!this.videoTrack && !this.cameraOff; }

  mute(on) { this.muted = on; this.apply(); }
  // As long as the telephone carries the voice; what the person chose comes back after it.
  hush(on) { this.hushed = on; this.apply(); }
  camera(on) { this.cameraOff = !on; this.apply(); }

  apply() {
    if (this.audioTrack) this.audioTrack.enabled = !this.muted && !this.hushed;
    if (this.videoTrack) this.videoTrack.enabled = !this.cameraOff;
  }

  close() {
    for (const track of this.stream.getTracks()) track.stop();
    this.stream = new MediaStream();
  }
}
