// Simple mode: reads the page's headings, text and buttons, where the browser has a voice.
export function readAloud() {
  const button = document.querySelector('[data-read-aloud]');
  if (!button || !('speechSynthesis' in window)) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel();
      return;
    }
    const main = document.querySelector('main');
    const said = [...main.querySelectorAll('h1, h2, p, li, label, legend, .button')].map((part) => part.innerText.trim());
    const speech = new SpeechSynthesisUtterance([...new Set(said)].filter(Boolean).join('。'));
    speech.lang = document.documentElement.lang;
    speech.rate = 0.85;
    speechSynthesis.speak(speech);
  });
}
