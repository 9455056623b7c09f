// Listens, and touches nothing: when each peer connection began to bring pictures and sound.
(() => {
  const connections = [];
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(...settings) {
      super(...settings);
      connections.push({ pc: this, made: Date.now() });
    }
  };

  // What is received over connections made after that moment: since when, by kind, one time a sender.
  const seen = new Map();
  async function look() {
    for (const { pc, made } of connections) {
      if (pc.connectionState === 'closed') continue;
      for (const report of (await pc.getStats()).values()) {
        if (report.type !== 'inbound-rtp') continue;
        const real = report.kind === 'video'
          ? report.framesDecoded > 1
          : report.totalSamplesReceived - report.concealedSamples > 4800 && report.totalAudioEnergy > 0;
        const key = `${made} ${report.id}`;
        if (real && !seen.has(key)) seen.set(key, { made, kind: report.kind, at: Date.now() });
      }
    }
  }
  const looking = setInterval(look, 25);
  window.benchLooksNoMore = () => clearInterval(looking);

  window.benchReceivedSince = (moment, others) => {
    const fresh = [...seen.values()].filter((one) => one.made >= moment);
    const times = (kind) => fresh.filter((one) => one.kind === kind).map((one) => one.at).sort((a, b) => a - b);
    const sound = times('audio');
    const picture = times('video');
    if (sound.length < others || picture.length < others) return null;
    return [sound[others - 1] - moment, picture[others - 1] - moment];
  };
})();
