// What the statistics say, as one of four words. A busy device is told apart from a weak network.
export class Quality {
  last = new Map();

  async read(...connections) {
    let lost = 0;
    let received = 0;
    let rtt = 0;
    let cpu = false;
    for (const pc of connections.filter(Boolean)) {
      for (const report of (await pc.getStats()).values()) {
        if (report.type === 'inbound-rtp') {
          const before = this.last.get(report.id) ?? { lost: 0, received: 0 };
          lost += Math.max(0, (report.packetsLost ?? 0) - before.lost);
          received += Math.max(0, (report.packetsReceived ?? 0) - before.received);
          this.last.set(report.id, { lost: report.packetsLost ?? 0, received: report.packetsReceived ?? 0 });
        }
        if (report.type === 'candidate-pair' && report.nominated) rtt = Math.max(rtt, report.currentRoundTripTime ?? 0);
        if (report.type === 'outbound-rtp' && report.qualityLimitationReason === 'cpu') cpu = true;
      }
    }
    const share = lost + received > 0 ? lost / (lost + received) : 0;
    if (share > 0.1 || rtt > 0.8) return 'bad';
    if (share > 0.03 || rtt > 0.4) return 'weak';
    return cpu ? 'device' : 'good';
  }
}
