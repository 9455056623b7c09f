// Keeps every SLA clock ticking, in the words that the server used.
const MINUTE = 60_000;
const SOON = 60 * MINUTE;

export function span(millis, units) {
  const minutes = Math.floor(millis / MINUTE);
  const parts = [
    [Math.floor(minutes / 1440), units.unitD],
    [Math.floor(minutes / 60) % 24, units.unitH],
    [minutes % 60, units.unitM],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return `0 ${units.unitM}`;
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

function tick() {
  const words = document.documentElement.dataset;
  for (const clock of document.querySelectorAll('.sla[data-due]')) {
    const left = Number(clock.dataset.due) - Date.now();
    const text = (left < 0 ? words.late : words.left).replace('{0}', span(Math.abs(left), words));
    const label = clock.querySelector('[data-left]');
    if (label.textContent !== text) label.textContent = text;
    clock.classList.toggle('sla--late', left < 0);
    clock.classList.toggle('sla--soon', left >= 0 && left < SOON);
    clock.classList.toggle('sla--ok', left >= SOON);
  }
}

export function clocks() {
  if (document.querySelector('.sla[data-due]')) setInterval(tick, 15_000);
}
