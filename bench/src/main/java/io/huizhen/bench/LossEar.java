package io.huizhen.bench;

import io.huizhen.journeys.Person;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What one page really gets of the other's sound and picture: the browser's own counters of the sound, and the moments
 * at which pictures were shown. A script that only watches is put into the page before its own.
 */
final class LossEar {

    private static final String WATCH = """
            (() => {
              const all = [];
              const Real = RTCPeerConnection;
              window.RTCPeerConnection = class extends Real {
                constructor(...given) { super(...given); all.push(this); }
              };
              const sound = async () => {
                let made = 0, whole = 0;
                for (const pc of all) {
                  if (pc.connectionState === 'closed') continue;
                  for (const report of (await pc.getStats()).values()) {
                    if (report.type !== 'inbound-rtp' || report.kind !== 'audio') continue;
                    made += report.concealedSamples ?? 0;
                    whole += report.totalSamplesReceived ?? 0;
                  }
                }
                return { made, whole };
              };
              const far = () => [...document.querySelectorAll('video')]
                .find((video) => !video.muted && !video.closest('.seat--mine') && video.srcObject?.getVideoTracks().length);
              let before, shown, since, watching;
              const watch = (video) => video.requestVideoFrameCallback(() => {
                if (!watching) return;
                shown.push(performance.now());
                watch(video);
              });
              window.benchEar = {
                async begin() {
                  before = await sound();
                  since = performance.now();
                  shown = [];
                  watching = true;
                  const video = far();
                  if (video) watch(video);
                },
                async end() {
                  watching = false;
                  const until = performance.now();
                  const now = await sound();
                  let frozen = 0;
                  [...shown, until].reduce((last, at) => {
                    if (at - last > 250) frozen += at - last;
                    return at;
                  }, since);
                  const whole = now.whole - before.whole;
                  return {
                    concealed: whole > 0 ? 100 * (now.made - before.made) / whole : 100,
                    frozen: 60 * frozen / (until - since),
                    frames: 1000 * shown.length / (until - since),
                  };
                },
              };
            })();
            """;

    /**
     * @param concealed share of the sound that was made up, in percent
     * @param frozen seconds a minute in which the picture stood still
     * @param frames pictures a second
     */
    record Heard(double concealed, double frozen, double frames) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f %% made up, %.1f s/min frozen, %.1f/s", concealed, frozen, frames);
        }
    }

    private final Person person;

    /** To be made before the person's page is opened. */
    LossEar(Person person) {
        this.person = person;
        person.page().context().addInitScript(WATCH);
    }

    void begin() {
        person.page().evaluate("benchEar.begin()");
    }

    Heard end() {
        Map<?, ?> heard = (Map<?, ?>) person.page().evaluate("benchEar.end()");
        return new Heard(number(heard.get("concealed")), number(heard.get("frozen")), number(heard.get("frames")));
    }

    /** A peer connection's configuration: everything by the TURN server behind this port. */
    static Map<String, Object> relayed(int port, String secret) {
        String user = Instant.now().plusSeconds(4 * 3600).getEpochSecond() + ":bench";
        return Map.of(
                "iceTransportPolicy",
                "relay",
                "iceServers",
                List.of(Map.of(
                        "urls",
                        "turn:127.0.0.1:" + port + "?transport=udp",
                        "username",
                        user,
                        "credential",
                        hash(user, secret))));
    }

    private static String hash(String user, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
