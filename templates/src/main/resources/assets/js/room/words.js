// The page's words, in the page's language: <template id="words"> holds them, so that no script has any of its own.
const words = new Map([...document.getElementById('words').content.querySelectorAll('[data-key]')].map((item) => [item.dataset.key, item.textContent]));

export function word(key) {
  const text = words.get(key);
  if (text === undefined) throw new Error(`no word for ${key}`);
  return text;
}
