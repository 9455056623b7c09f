// Draws where the case stands. The viewer is large, so it is on this page alone; bpmn.io's mark stays in the corner.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js';
import { followPhone } from '../phone.js';
import { settle } from '../settle.js';

const panel = document.querySelector('[data-diagram]');
const place = panel?.querySelector('.diagram');

function failed() {
  place.textContent = panel.dataset.failed;
}

async function draw(viewer, diagram) {
  await viewer.importXML(diagram.xml);
  const canvas = viewer.get('canvas');
  const known = viewer.get('elementRegistry');
  const mark = (ids, marker) => ids.filter((id) => known.get(id)).forEach((id) => canvas.addMarker(id, marker));
  mark(diagram.finished, 'is-finished');
  mark(diagram.active, 'is-active');
  fit(viewer, diagram);
}

// The whole when it can be read; else readable, around the place where the case stands.
function fit(viewer, diagram) {
  const canvas = viewer.get('canvas');
  canvas.zoom('fit-viewport', 'auto');
  if (canvas.zoom() >= 0.45) return;
  canvas.zoom(0.6);
  const at = diagram.active[0] ?? diagram.finished.at(-1);
  if (at && viewer.get('elementRegistry').get(at)) canvas.scrollToElement(at, 60);
}

function choices(diagrams, choose) {
  const group = panel.querySelector('.diagram-choices');
  const buttons = diagrams.map((diagram) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button--secondary';
    button.textContent = panel.getAttribute(`data-${diagram.process}`) ?? diagram.process;
    button.addEventListener('click', () => choose(diagram));
    group.append(button);
    return [diagram, button];
  });
  return (chosen) => buttons.forEach(([diagram, button]) => button.setAttribute('aria-pressed', diagram === chosen));
}

async function show() {
  const answer = await fetch(panel.dataset.diagram, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    failed();
    return;
  }
  const diagrams = (await answer.json()).filter((diagram) => diagram.started);
  if (diagrams.length === 0) {
    failed();
    return;
  }
  place.replaceChildren();
  const viewer = new NavigatedViewer({ container: place, zoomScroll: { enabled: false } });
  let current;
  const press = choices(diagrams, choose);
  async function choose(diagram) {
    current = diagram;
    press(diagram);
    await draw(viewer, diagram);
  }
  // The innermost process that is under way; after the end, the whole way.
  await choose(diagrams.findLast((diagram) => diagram.active.length > 0) ?? diagrams[0]);
  const zoom = panel.querySelector('[data-zoom]');
  zoom.hidden = false;
  zoom.addEventListener('click', (event) => {
    const by = Number(event.target.closest('[data-zoom-by]')?.dataset.zoomBy ?? NaN);
    if (Number.isNaN(by)) return;
    if (by === 0) viewer.get('canvas').zoom('fit-viewport', 'auto');
    else viewer.get('zoomScroll').stepZoom(by);
  });
  panel.dataset.drawn = current.process;
}

if (panel) show().catch(failed);
settle();
followPhone();
