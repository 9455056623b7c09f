// Makes the sound's part of a session description robust: lost packets are asked for again, each packet carries the
// one before it at a lower rate, and on a narrow line more sound goes into one packet, which spares its headers.
const LEAN_MILLIS = 60;

export function robust(sdp, { lean = false } = {}) {
  return sdp.split(/(?=^m=)/m).map((part) => (part.startsWith('m=audio') ? sound(part, lean) : part)).join('');
}

function sound(part, lean) {
  const opus = part.match(/^a=rtpmap:(\d+) opus\/48000/im)?.[1];
  if (!opus) return part;
  const lines = part.trimEnd().split('\r\n').filter((line) => !/^a=(ptime|maxptime):/.test(line));
  const after = lines.findIndex((line) => line.startsWith(`a=rtpmap:${opus} `)) + 1;
  if (!lines.includes(`a=rtcp-fb:${opus} nack`)) lines.splice(after, 0, `a=rtcp-fb:${opus} nack`);
  const format = lines.findIndex((line) => line.startsWith(`a=fmtp:${opus} `));
  if (format < 0) lines.splice(after, 0, `a=fmtp:${opus} useinbandfec=1`);
  else if (!lines[format].includes('useinbandfec')) lines[format] += ';useinbandfec=1';
  if (lean) lines.push(`a=ptime:${LEAN_MILLIS}`, `a=maxptime:${LEAN_MILLIS}`);
  return `${lines.join('\r\n')}\r\n`;
}
