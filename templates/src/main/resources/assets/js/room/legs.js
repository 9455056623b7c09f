import 'webrtc-adapter';

// The two peer connections of a browser: `Up` sends and makes the offers, `Down` receives and answers them.
const DISCONNECTED_FOR = 2000;
const FAILED_FOR = 8000;

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
    this.pc = new RTCPeerConnection({ iceServers: ice });
    this.capture = capture;
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

  async offer(options = {}) {
    if (this.pc.signalingState !== 'stable') return;
    await this.pc.setLocalDescription(await this.pc.createOffer(options));
    this.send({ t: 'publish', sdp: this.pc.localDescription.sdp });
  }

  async published(sdp) {
    if (this.pc.signalingState === 'have-local-offer') await this.pc.setRemoteDescription({ type: 'answer', sdp });
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
    this.pc = new RTCPeerConnection({ iceServers: ice });
    this.offers = Promise.resolve();
    trickle(this.pc, 'down', send);
    watch(this.pc, () => send({ t: 'restart' }), onBroken);
  }

  // One offer after the other: the server may send a second before the first is answered.
  offered({ sdp, tracks }) {
    this.offers = this.offers.then(async () => {
      await this.pc.setRemoteDescription({ type: 'offer', sdp });
      this.onTracks(this.lines(tracks));
      await this.pc.setLocalDescription(await this.pc.createAnswer());
      this.send({ t: 'answer', sdp: this.pc.localDescription.sdp });
    }).catch((error) => console.warn('An offer could not be answered', error));
    return this.offers;
  }

  lines(tracks) {
    const seatOf = new Map(tracks.filter((track) => track.seat).map((track) => [track.mid, track.seat]));
    return this.pc.getTransceivers()
      .filter((line) => seatOf.has(line.mid))
      .map((line) => ({ seat: seatOf.get(line.mid), track: line.receiver.track }));
  }

  candidate(candidate) { return this.pc.addIceCandidate(candidate); }
  get stands() { return this.pc.connectionState === 'connected'; }
  close() { this.pc.onconnectionstatechange = null; this.pc.close(); }
}
