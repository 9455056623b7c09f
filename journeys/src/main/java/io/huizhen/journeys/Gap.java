package io.huizhen.journeys;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What people of a room miss while a media server is gone, timed by their own browsers: begun before the fault, ended
 * when each sees and hears each other over connections that were not there before. Looks at the media elements of the
 * pages and at what the pages say; touches nothing. Browsers and this JVM share the machine's clock.
 */
final class Gap {

    /**
     * Keeps, for every person by the name under their picture, when the third frame of a new picture was shown and when
     * a new sound was first heard; and what the lines that tell where things stand said, each change once.
     */
    private static final String WATCH = """
            () => {
              const people = () => [...document.querySelectorAll('video')].filter(v => v.srcObject);
              const old = new WeakSet(people().flatMap(v => v.srcObject.getTracks()));
              const ear = new AudioContext({sampleRate: 48000});
              ear.resume();
              const wave = new Float32Array(2048);
              const analysers = new WeakMap(), frames = new WeakMap(), followed = new WeakSet();
              const seen = {}, heard = {}, said = [], last = new Map();
              const fresh = tracks => tracks.find(t => !old.has(t) && t.readyState === 'live');
              const follow = v => v.requestVideoFrameCallback(() => {
                const track = v.srcObject && fresh(v.srcObject.getVideoTracks());
                if (track) {
                  const count = (frames.get(track) || 0) + 1;
                  frames.set(track, count);
                  if (count === 3) seen[v.getAttribute('aria-label')] ??= Date.now();
                }
                follow(v);
              });
              const listen = v => {
                const track = fresh(v.srcObject.getAudioTracks());
                if (!track) return;
                if (!analysers.has(track)) {
                  const analyser = ear.createAnalyser();
                  analyser.fftSize = 2048;
                  ear.createMediaStreamSource(new MediaStream([track])).connect(analyser);
                  analysers.set(track, analyser);
                }
                analysers.get(track).getFloatTimeDomainData(wave);
                let sum = 0; for (const s of wave) sum += s * s;
                if (Math.sqrt(sum / wave.length) > 0.003) heard[v.getAttribute('aria-label')] ??= Date.now();
              };
              const read = () => {
                document.querySelectorAll('[role=status]').forEach((line, place) => {
                  if (!line.getClientRects().length) return;
                  const words = line.innerText.trim().replace(/\\s+/g, ' ');
                  if (last.has(place) && last.get(place) !== words) said.push(words);
                  last.set(place, words);
                });
              };
              const timer = setInterval(() => {
                for (const v of people()) {
                  if (!followed.has(v)) { followed.add(v); follow(v); }
                  listen(v);
                }
                read();
              }, 40);
              return {seen, heard, said, end: () => { clearInterval(timer); return ear.close(); }};
            }""";

    /** One person as another sees and hears them: milliseconds without. */
    record Way(String name, long picture, long sound) {

        long both() {
            return Math.max(picture, sound);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "picture %.1f s, sound %.1f s", picture / 1000.0, sound / 1000.0);
        }
    }

    private final Walk walk;
    private final Map<Person, JSHandle> watches = new LinkedHashMap<>();
    private long began;

    /** Begins to watch in everybody's room. */
    Gap(Walk walk) {
        this.walk = walk;
        for (Person person : walk.table()) {
            watches.put(person, person.page().evaluateHandle(WATCH));
        }
    }

    /** Now something is done to the room. */
    void begins() {
        began = System.currentTimeMillis();
    }

    /** Waits until all directions are there again, the longest the last; throws when one does not come back. */
    List<Way> ends() {
        List<Way> ways = new ArrayList<>();
        for (Person viewer : walk.table()) {
            for (Person other : walk.table()) {
                if (viewer != other) {
                    ways.add(way(viewer, other));
                }
            }
        }
        ways.sort(Comparator.comparingLong(Way::both));
        return ways;
    }

    private Way way(Person viewer, Person other) {
        String name = walk.nameOf(other.persona());
        String direction = other.persona().who() + " to " + viewer.persona().who();
        return new Way(direction, since(viewer, "seen", name, direction), since(viewer, "heard", name, direction));
    }

    private long since(Person viewer, String what, String name, String direction) {
        long end = System.nanoTime() + viewer.patience().toNanos();
        while (System.nanoTime() < end) {
            Object at = look(viewer, "(watch, [what, name]) => watch[what][name] ?? null", List.of(what, name));
            if (at != null) {
                return ((Number) at).longValue() - began;
            }
            viewer.page().waitForTimeout(50);
        }
        throw new NotAsSeenException("Not " + what + " again within "
                + Duration.ofMillis(System.currentTimeMillis() - began).toSeconds() + " s: " + direction);
    }

    /** What this person could read meanwhile, each word once in its order. */
    @SuppressWarnings("unchecked")
    List<String> wordsRead(Person person) {
        return (List<String>) look(person, "watch => watch.said", null);
    }

    /** Watches no more. */
    void over() {
        watches.forEach((person, watch) -> look(person, "watch => watch.end()", null));
    }

    private Object look(Person person, String how, Object argument) {
        try {
            return watches.get(person).evaluate(how, argument);
        } catch (PlaywrightException e) {
            throw new NotAsSeenException(
                    "Cannot look at the room of the " + person.persona().who(), e);
        }
    }
}
