// Reads the browsers' statistics and says what they mean for the line: figures for the room, a word for the person.
// Every figure is a difference since the last word, so that old trouble does not colour the present.
const SILENCE_SHOWS = 1500;

export class Meter {
  constructor() { this.reset(); }

  reset() {
    this.before = new Map();
    this.heardAt = new Map();
    this.saidAt = performance.now();
  }

  // `seatOf` tells whose an incoming track is. Returns the figures, or null when there is nothing to say yet.
  async read({ up, down, seatOf, due }) {
    const now = performance.now();
    const [sent, received] = await Promise.all([up.getStats(), down ? down.getStats() : new Map()]);
    const incoming = [...received.values()].filter((report) => report.type === 'inbound-rtp' && seatOf(report.trackIdentifier));
    const silent = this.listen(incoming, now, seatOf);
    const silence = Math.max(0, ...silent.values());
    if (!due && silence < SILENCE_SHOWS) return null;
    const seconds = Math.max(0.5, (now - this.saidAt) / 1000);
    this.saidAt = now;
    return {
      ...this.outgoing([...sent.values()], seconds),
      received: this.rate([...received.values()].filter((report) => report.type === 'transport'), 'bytesReceived', seconds),
      others: this.others(incoming, silent, seconds, seatOf),
    };
  }

  // How long ago the last packet of each person's sound came.
  listen(incoming, now, seatOf) {
    const silent = new Map();
    for (const report of incoming) {
      if (report.kind !== 'audio' || !report.packetsReceived) continue;
      const known = this.heardAt.get(report.id);
      if (!known || known.packets !== report.packetsReceived) this.heardAt.set(report.id, { packets: report.packetsReceived, at: now });
      silent.set(seatOf(report.trackIdentifier), now - this.heardAt.get(report.id).at);
    }
    return silent;
  }

  outgoing(reports, seconds) {
    const out = reports.filter((report) => report.type === 'outbound-rtp');
    const missed = reports.filter((report) => report.type === 'remote-inbound-rtp');
    const pair = reports.find((report) => report.type === 'candidate-pair' && report.nominated && report.state === 'succeeded');
    const sent = this.grown(out, 'packetsSent');
    const lost = this.grown(missed, 'packetsLost');
    const limits = new Set(out.filter((report) => report.active !== false).map((report) => report.qualityLimitationReason));
    return {
      rtt: (pair?.currentRoundTripTime ?? 0) * 1000,
      lossUp: sent > 0 ? Math.min(1, lost / sent) : 0,
      room: pair?.availableOutgoingBitrate == null ? null : pair.availableOutgoingBitrate / 1000,
      limit: ['bandwidth', 'cpu', 'other'].find((limit) => limits.has(limit)) ?? 'none',
      sent: this.rate(out, 'bytesSent', seconds),
    };
  }

  others(incoming, silent, seconds, seatOf) {
    const seats = new Set(incoming.map((report) => seatOf(report.trackIdentifier)));
    return [...seats].map((seat) => {
      const theirs = incoming.filter((report) => seatOf(report.trackIdentifier) === seat);
      const sound = theirs.filter((report) => report.kind === 'audio');
      const picture = theirs.filter((report) => report.kind === 'video');
      const lost = this.grown(theirs, 'packetsLost');
      const came = this.grown(theirs, 'packetsReceived');
      const samples = this.grown(sound, 'totalSamplesReceived');
      return {
        seat,
        loss: lost + came > 0 ? lost / (lost + came) : 0,
        concealed: samples > 0 ? Math.min(1, this.grown(sound, 'concealedSamples') / samples) : 0,
        silent: silent.get(seat) ?? null,
        frozen: Math.min(1, this.grown(picture, 'totalFreezesDuration') / seconds),
        frames: this.grown(picture, 'framesDecoded') / seconds,
      };
    });
  }

  rate(reports, name, seconds) { return (this.grown(reports, name) * 8) / 1000 / seconds; }

  // By how much a counter of these reports has grown since it was last looked at.
  grown(reports, name) {
    let sum = 0;
    for (const report of reports) {
      const value = report[name] ?? 0;
      const key = `${report.id}/${name}`;
      sum += Math.max(0, value - (this.before.get(key) ?? 0));
      this.before.set(key, value);
    }
    return sum;
  }
}

// One of four words for the person. A busy device is told apart from a weak network.
export function grade({ rtt, lossUp, limit, others }) {
  const { loss, concealed } = missed(others);
  if (Math.max(lossUp, loss) > 0.15 || concealed > 0.1 || rtt > 1000) return 'bad';
  if (Math.max(lossUp, loss) > 0.05 || concealed > 0.03 || rtt > 400) return 'weak';
  return limit === 'cpu' ? 'device' : 'good';
}

// How long sound that comes on such a line should wait, in milliseconds, for packets that are asked for again: where
// several are lost in a row, that they are is known only when the next one comes.
export function patience({ others }) {
  const { loss, concealed } = missed(others);
  if (loss > 0.15 || concealed > 0.1) return 400;
  return loss > 0.05 || concealed > 0.03 ? 200 : 0;
}

// Of the best that comes: what all miss is this line's.
function missed(others) {
  const least = (of) => (others.length ? Math.min(...others.map(of)) : 0);
  return { loss: least((one) => one.loss), concealed: least((one) => one.concealed) };
}
