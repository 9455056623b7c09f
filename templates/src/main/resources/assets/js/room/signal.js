// The line to the application: one WebSocket, opened again with growing pauses until it is over for good.
const PAUSES = [250, 500, 1000, 2000];
const PING_EVERY = 5000;
const SILENCE = 12000;
const FINAL = new Map([[4001, 'elsewhere'], [4003, 'notYours'], [4410, 'over']]);

// `onShut` is told when the door did not open at all.
export function openLine(address, { onMessage, onDrop, onShut, onFinal }) {
  let socket;
  let tries = 0;
  let heard = 0;
  let stopped = false;
  let pinging;

  function connect() {
    socket = new WebSocket(address);
    heard = Date.now();
    let opened = false;
    socket.onopen = () => {
      opened = true;
      heard = Date.now();
      clearInterval(pinging);
      pinging = setInterval(() => {
        if (Date.now() - heard > SILENCE) socket.close();
        else send({ t: 'ping' });
      }, PING_EVERY);
    };
    socket.onmessage = (event) => {
      heard = Date.now();
      tries = 0;
      const message = JSON.parse(event.data);
      if (message.t !== 'pong') onMessage(message);
    };
    socket.onclose = (event) => {
      clearInterval(pinging);
      if (stopped) return;
      const why = FINAL.get(event.code);
      if (why) {
        stopped = true;
        onFinal(why);
        return;
      }
      onDrop();
      if (!opened) onShut();
      const pause = PAUSES[Math.min(tries++, PAUSES.length - 1)];
      setTimeout(connect, pause * (0.75 + Math.random() / 2));
    };
  }

  function send(message) {
    if (socket?.readyState === WebSocket.OPEN) {
      socket.send(JSON.stringify(message));
      return true;
    }
    return false;
  }

  // A change of network is known at once: a socket over the old one would only notice by silence.
  window.addEventListener('online', () => { if (!stopped) socket?.close(); });
  connect();
  return {
    send,
    stop() {
      stopped = true;
      clearInterval(pinging);
      socket?.close();
    },
  };
}
