// Right after an act the engine needs a moment to come to the next step. Asks until it has, then brings the parts
// of the page that changed; the rest of the page, and what somebody is typing, stay as they are.
const TRIES = 20;
const PARTS = ['standing', 'next-step', 'timeline'];

const wait = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

async function renew() {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const id of PARTS) {
    const part = fresh.getElementById(id);
    if (part) document.getElementById(id)?.replaceWith(document.adoptNode(part));
  }
}

export async function settle() {
  const pulse = document.querySelector('[data-pulse]')?.dataset.pulse;
  for (let tried = 0; pulse && tried < TRIES; tried += 1) {
    await wait(700);
    const answer = await fetch(pulse, { headers: { Accept: 'application/json' } });
    if (!answer.ok) return;
    if ((await answer.json()).settled) {
      await renew();
      return;
    }
  }
}
