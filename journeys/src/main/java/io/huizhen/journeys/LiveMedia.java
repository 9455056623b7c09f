package io.huizhen.journeys;

import com.microsoft.playwright.PlaywrightException;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a person in the room really sees and hears of another: decoded frames that differ, before the other's wall, and
 * sound with energy at the other's pitch. Looks at the media elements of the page; touches nothing.
 */
final class LiveMedia {

    /** Three decoded frames of every moving picture of that name, small, with the colour of their upper corners. */
    private static final String PICTURES = """
            async wanted => {
              const name = v => v.getAttribute('aria-label') || '';
              const shown = [...document.querySelectorAll('video')]
                .filter(v => name(v) === wanted && v.srcObject && v.videoWidth && v.getClientRects().length);
              const canvas = document.createElement('canvas');
              canvas.width = 64; canvas.height = 48;
              const pen = canvas.getContext('2d', {willReadFrequently: true});
              const next = v => new Promise(done => {
                const late = setTimeout(() => done(null), 4000);
                v.requestVideoFrameCallback((now, frame) => {
                  clearTimeout(late);
                  pen.drawImage(v, 0, 0, 64, 48);
                  done({data: pen.getImageData(0, 0, 64, 48).data, count: frame.presentedFrames});
                });
              });
              const pause = () => new Promise(done => setTimeout(done, 170));
              const seen = [];
              for (const v of shown) {
                const frames = [];
                for (let i = 0; i < 3; i++) {
                  const frame = await next(v);
                  if (!frame) break;
                  frames.push(frame);
                  await pause();
                }
                if (frames.length < 3) { seen.push({frames: frames.length, differ: 0, colour: [0, 0, 0]}); continue; }
                const differ = (a, b) => { let sum = 0; for (let i = 0; i < a.length; i++) sum += Math.abs(a[i] - b[i]); return sum / (a.length * 0.75); };
                const colour = [0, 0, 0]; let n = 0;
                for (let y = 1; y < 8; y++) for (const x of [2, 3, 4, 5, 58, 59, 60, 61]) {
                  for (let c = 0; c < 3; c++) colour[c] += frames[2].data[(y * 64 + x) * 4 + c];
                  n++;
                }
                const [a, b, c] = frames.map(f => f.data);
                seen.push({frames: 3, differ: Math.min(differ(a, b), differ(b, c), differ(a, c)),
                  colour: colour.map(sum => Math.round(sum / n)), width: v.videoWidth, height: v.videoHeight});
              }
              return seen;
            }""";

    /** Loudness and strongest pitch of every sound on the page, listened to for two thirds of a second. */
    private static final String SOUNDS = """
            async () => {
              const sources = [...document.querySelectorAll('video,audio')]
                .filter(m => m.srcObject && m.srcObject.getAudioTracks().some(t => t.readyState === 'live' && !t.muted));
              const ear = new AudioContext({sampleRate: 48000});
              await ear.resume();
              const heard = sources.map(m => {
                const analyser = ear.createAnalyser();
                analyser.fftSize = 8192; analyser.smoothingTimeConstant = 0;
                ear.createMediaStreamSource(new MediaStream(m.srcObject.getAudioTracks())).connect(analyser);
                return {analyser, energy: 0, power: new Float32Array(analyser.frequencyBinCount)};
              });
              const wave = new Float32Array(8192), spectrum = new Float32Array(4096);
              for (let i = 0; i < 5; i++) {
                await new Promise(done => setTimeout(done, 130));
                for (const h of heard) {
                  h.analyser.getFloatTimeDomainData(wave);
                  let sum = 0; for (const s of wave) sum += s * s;
                  h.energy = Math.max(h.energy, Math.sqrt(sum / wave.length));
                  h.analyser.getFloatFrequencyData(spectrum);
                  for (let k = 0; k < spectrum.length; k++) if (spectrum[k] > -200) h.power[k] += 10 ** (spectrum[k] / 10);
                }
              }
              const found = heard.map(h => {
                let best = 0; h.power.forEach((p, k) => { if (p > h.power[best]) best = k; });
                return {energy: h.energy, pitch: best * 48000 / 8192};
              });
              await ear.close();
              return found;
            }""";

    private static final double MOVING = 0.6;
    private static final double AUDIBLE = 0.003;

    private LiveMedia() {}

    /**
     * How well one sees the other, in words; throws when not three frames that differ came from them, under their name.
     *
     * @param name that the picture must bear
     */
    static String sees(Person viewer, Persona other, String name) {
        List<String> tried = new ArrayList<>();
        long end = System.nanoTime() + viewer.patience().toNanos();
        while (System.nanoTime() < end) {
            tried.clear();
            for (Map<String, Object> picture : look(viewer, PICTURES, name)) {
                List<?> colour = (List<?>) picture.get("colour");
                double differ = number(picture.get("differ"));
                if (isWallOf(other, colour) && differ >= MOVING) {
                    return String.format(
                            Locale.ROOT,
                            "3 frames of %.0fx%.0f that differ by %.1f of 255, colour %s",
                            number(picture.get("width")),
                            number(picture.get("height")),
                            differ,
                            colour);
                }
                tried.add(picture.toString());
            }
        }
        throw new NotAsSeenException("The " + viewer.persona().who() + " does not see " + name + ", the " + other.who()
                + ", moving: " + tried);
    }

    /** How well one hears the other, in words; throws when no sound at the other's pitch came. */
    static String hears(Person listener, Persona other) {
        List<String> tried = new ArrayList<>();
        long end = System.nanoTime() + listener.patience().toNanos();
        while (System.nanoTime() < end) {
            tried.clear();
            for (Map<String, Object> sound : look(listener, SOUNDS, null)) {
                double energy = number(sound.get("energy"));
                double pitch = number(sound.get("pitch"));
                String words = String.format(Locale.ROOT, "level %.3f at %.0f Hz", energy, pitch);
                if (Math.abs(pitch - other.pitch()) < 30 && energy > AUDIBLE) {
                    return words;
                }
                tried.add(words);
            }
        }
        throw new NotAsSeenException("The " + listener.persona().who() + " does not hear the " + other.who()
                + " (voice at " + other.pitch() + " Hz): " + tried);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> look(Person person, String how, String name) {
        try {
            List<Map<String, Object>> seen =
                    (List<Map<String, Object>>) person.page().evaluate(how, name);
            if (seen.isEmpty()) {
                person.page().waitForTimeout(200);
            }
            return seen;
        } catch (PlaywrightException e) {
            throw new NotAsSeenException(
                    "Cannot look at the room of the " + person.persona().who(), e);
        }
    }

    private static boolean isWallOf(Persona persona, List<?> colour) {
        Color wall = new Color(persona.colour());
        return Math.abs(number(colour.get(0)) - wall.getRed()) < 45
                && Math.abs(number(colour.get(1)) - wall.getGreen()) < 45
                && Math.abs(number(colour.get(2)) - wall.getBlue()) < 45;
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
