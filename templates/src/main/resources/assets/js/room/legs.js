import 'webrtc-adapter';
import { robust } from './robust.js';

// The two peer connections of a browser: `Up` sends and makes the offers, `Down` receives and answers them.
const DISCONNECTED_FOR = 2000;
const FAILED_FOR = 8000;
const SOUND = 32000;
const LEAN_SOUND = 20000;
const SLOW_FRAMES = 15;

// Changes a sender's encodings; one that is not ready yet is changed when the plan is applied again.
async function set(sender, change) {
  const parameters = sender?.getParameters();
  if (!parameters?.encodings?.length) return;
  parameters.encodings.forEach(change);
  await sender.setParameters(parameters).catch((error) => console.debug('Parameters were not taken', error.name));
}

// Watches one connection: tries a new path when it breaks, and gives up on it after a while.
function watch(pc, restart, giveUp) {
  let broken;
  let lost;
  pc.onconnectionstatechange = () => {
    clearTimeout(broken);
    if (pc.connectionState === 'connected') clearTimeout(lost), lost = undefined;
    if (pc.connectionState === 'disconnected') broken = setTimeout(restart, DISCONNECTED_FOR);
    if (pc.connectionState === 'failed') {
      restart();
      lost ??= setTimeout(() => { if (pc.connectionState !== 'connected') giveUp(); }, FAILED_FOR);
    }
    if (pc.connectionState === 'closed') clearTimeout(lost);
  };
}

function trickle(pc, leg, send) {
  pc.onicecandidate = ({ candidate }) => send(candidate
    ? { t: 'candidate', leg, candidate: candidate.candidate, sdpMid: candidate.sdpMid, sdpMLineIndex: candidate.sdpMLineIndex }
    : { t: 'candidate', leg, candidate: null, sdpMid: '', sdpMLineIndex: 0 });
}

function encodings({ layers, bitrate }) {
  const all = [
    { rid: 'h', maxBitrate: bitrate },
    { rid: 'm', maxBitrate: Math.round(bitrate / 3), scaleResolutionDownBy: 2 },
    { rid: 'l', maxBitrate: Math.round(bitrate / 8), scaleResolutionDownBy: 4 },
  ];
  return layers > 1 ? all.slice(0, layers) : [{ maxBitrate: bitrate }];
}

export class Up {
  constructor({ ice, capture, send, onBroken }) {
    this.send = send;
    this.pc = new RTCPeerConnection(ice);
    this.capture = capture;
    this.plan = { own: 'full', lean: false };
    trickle(this.pc, 'up', send);
    watch(this.pc, () => this.offer({ iceRestart: true }), onBroken);
  }

  // Lines for sound and picture are made before their devices are there: what comes later needs no new offer.
  async start(devices) {
    this.audio = this.pc.addTransceiver(devices.audioTrack ?? 'audio', { direction: 'sendonly', streams: [devices.stream] });
    this.video = this.pc.addTransceiver(devices.videoTrack ?? 'video', {
      direction: 'sendonly', streams: [devices.stream], sendEncodings: encodings(this.capture),
    });
    await this.offer();
  }

  // What to send from now on. Sound goes before the picture in every plan.
  async follow(plan) {
    const leanChanged = plan.lean !== this.plan.lean;
    this.plan = plan;
    await this.apply();
    if (leanChanged) await this.offer();
  }

  async apply() {
    await set(this.audio?.sender, (encoding) => {
      encoding.priority = 'high';
      encoding.networkPriority = 'high';
      encoding.maxBitrate = this.plan.lean ? LEAN_SOUND : SOUND;
    });
    const layers = encodings(this.capture);
    await set(this.video?.sender, (encoding, index) => {
      const smallest = index === layers.length - 1;
      encoding.active = this.plan.own === 'full' || (this.plan.own === 'low' && smallest);
      encoding.maxBitrate = this.plan.own === 'low' ? Math.min(layers[index].maxBitrate, this.plan.bitrate) : layers[index].maxBitrate;
      encoding.maxFramerate = this.plan.own === 'low' ? SLOW_FRAMES : undefined;
      if (encoding.maxFramerate === undefined) delete encoding.maxFramerate;
    });
  }

  async offer(options = {}) {
    if (this.pc.signalingState !== 'stable') return;
    await this.pc.setLocalDescription(await this.pc.createOffer(options));
    this.send({ t: 'publish', sdp: robust(this.pc.localDescription.sdp) });
  }

  async published(sdp) {
    if (this.pc.signalingState !== 'have-local-offer') return;
    await this.pc.setRemoteDescription({ type: 'answer', sdp: robust(sdp, this.plan) });
    await this.apply();
  }

  async use(devices) {
    await this.audio?.sender.replaceTrack(devices.audioTrack);
    await this.video?.sender.replaceTrack(devices.videoTrack);
  }

  candidate(candidate) { return this.pc.addIceCandidate(candidate); }
  get stands() { return this.pc.connectionState === 'connected'; }
  close() { this.pc.onconnectionstatechange = null; this.pc.close(); }
}

export class Down {
  constructor({ ice, send, onTracks, onBroken }) {
    this.send = send;
    this.onTracks = onTracks;
    this.pc = new RTCPeerConnection(ice);
    this.offers = Promise.resolve();
    this.seats = new Map();
    trickle(this.pc, 'down', send);
    watch(this.pc, () => send({ t: 'restart' }), onBroken);
  }

  // One offer after the other: the server may send a second before the first is answered.
  offered({ sdp, tracks }) {
    this.offers = this.offers.then(async () => {
      await this.pc.setRemoteDescription({ type: 'offer', sdp: robust(sdp) });
      this.seats = new Map();
      this.onTracks(this.lines(tracks));
      await this.pc.setLocalDescription(await this.pc.createAnswer());
      // The browser takes the offer of asking again for sound, but does not say so; the server has to know.
      this.send({ t: 'answer', sdp: robust(this.pc.localDescription.sdp) });
    }).catch((error) => console.warn('An offer could not be answered', error));
    return this.offers;
  }

  lines(tracks) {
    const seatOf = new Map(tracks.filter((track) => track.seat).map((track) => [track.mid, track.seat]));
    return this.pc.getTransceivers()
      .filter((line) => seatOf.has(line.mid))
      .map((line) => {
        const { track } = line.receiver;
        this.seats.set(track.id, seatOf.get(line.mid));
        return { seat: seatOf.get(line.mid), track };
      });
  }

  // How long sound waits, in milliseconds, so that what is asked for again still comes in time; null: as short as can be.
  patient(millis) {
    for (const receiver of this.pc.getReceivers()) {
      if (receiver.track.kind === 'audio' && 'jitterBufferTarget' in receiver) receiver.jitterBufferTarget = millis;
    }
  }

  candidate(candidate) { return this.pc.addIceCandidate(candidate); }
  get stands() { return this.pc.connectionState === 'connected'; }
  close() { this.pc.onconnectionstatechange = null; this.pc.close(); }
}
