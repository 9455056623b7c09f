// One's own picture may stand elsewhere: dragged, tapped from corner to corner, or moved by the arrow keys. The place
// is a fraction of the free room, so that it holds when the window changes, and is kept for the visit.
const KEEP = 'own-picture';
const STEP = 0.1;
const SLIP = 4;
const CORNERS = [[1, 0], [1, 1], [0, 1], [0, 0]];
const KEYS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

export function makeMovable(tile) {
  const handle = tile.querySelector('.seat__move');
  let at = kept();
  let drag = null;
  let dragged = false;

  const put = (place) => {
    at = place.map((part) => Math.min(1, Math.max(0, part)));
    tile.style.setProperty('--x', at[0]);
    tile.style.setProperty('--y', at[1]);
  };
  const settle = (place) => {
    put(place);
    sessionStorage.setItem(KEEP, JSON.stringify(at));
  };
  const freeRoom = () => {
    const { offsetParent: room } = tile;
    return [room.clientWidth - tile.offsetWidth, room.clientHeight - tile.offsetHeight].map((space) => Math.max(space, 1));
  };

  handle.addEventListener('pointerdown', (event) => {
    drag = { x: event.clientX, y: event.clientY, from: at };
    dragged = false;
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener('pointermove', (event) => {
    if (!drag) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    dragged ||= Math.hypot(dx, dy) > SLIP;
    const [width, height] = freeRoom();
    if (dragged) put([drag.from[0] + dx / width, drag.from[1] + dy / height]);
  });
  const release = () => {
    if (drag && dragged) settle(at);
    drag = null;
  };
  handle.addEventListener('pointerup', release);
  handle.addEventListener('pointercancel', release);
  handle.addEventListener('click', () => {
    if (!dragged) settle(nextCorner(at));
    dragged = false;
  });
  handle.addEventListener('keydown', (event) => {
    const step = KEYS[event.key];
    if (!step) return;
    event.preventDefault();
    settle([at[0] + step[0], at[1] + step[1]]);
  });
  put(at);
}

function nextCorner([x, y]) {
  const nearest = CORNERS.findIndex((corner) => corner[0] === Math.round(x) && corner[1] === Math.round(y));
  return CORNERS[(nearest + 1) % CORNERS.length];
}

function kept() {
  try {
    const place = JSON.parse(sessionStorage.getItem(KEEP));
    if (Array.isArray(place) && place.length === 2 && place.every(Number.isFinite)) return place;
  } catch {
    // Whatever stands there is not ours.
  }
  return CORNERS[0];
}
