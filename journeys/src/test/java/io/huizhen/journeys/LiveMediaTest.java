package io.huizhen.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof of picture and sound, on a call of one browser with itself over real WebRTC. */
class LiveMediaTest {

    private static final String CALL = """
            <!DOCTYPE html><html lang="en"><title>Call</title><body>
            <button>Enter</button><video id="far" aria-label="陈𠮷兰" autoplay playsinline></video>
            <script>
            document.querySelector('button').onclick = async () => {
              const own = await navigator.mediaDevices.getUserMedia({video: {width: 320, height: 240}, audio: SOUND});
              const a = new RTCPeerConnection(), b = new RTCPeerConnection();
              a.onicecandidate = e => e.candidate && b.addIceCandidate(e.candidate);
              b.onicecandidate = e => e.candidate && a.addIceCandidate(e.candidate);
              b.ontrack = e => document.getElementById('far').srcObject = e.streams[0];
              own.getTracks().forEach(t => a.addTrack(t, own));
              await a.setLocalDescription(); await b.setRemoteDescription(a.localDescription);
              await b.setLocalDescription(); await a.setRemoteDescription(b.localDescription);
            };
            </script>
            """;

    private static final String FROZEN = """
            <!DOCTYPE html><html lang="en"><title>Still</title><body><video autoplay muted aria-label="陈𠮷兰"></video><script>
            const c = document.createElement('canvas'); c.width = 320; c.height = 240;
            const pen = c.getContext('2d'); pen.fillStyle = '#2f5dd0'; pen.fillRect(0, 0, 320, 240);
            document.querySelector('video').srcObject = c.captureStream(15);
            setInterval(() => pen.fillRect(0, 0, 320, 240), 60);
            </script>
            """;

    @TempDir
    Path out;

    @Test
    void tellsBySightAndSoundWhoIsThere() throws Exception {
        try (LittleSite site = new LittleSite(Map.of("/", CALL.replace("SOUND", "true")));
                Cast cast = new Cast(settings(site))) {
            Person person = cast.person(Persona.PATIENT);
            person.goTo("/");
            person.pressText("Enter");

            assertThat(LiveMedia.sees(person, Persona.PATIENT, "陈𠮷兰")).contains("320x240");
            assertThat(LiveMedia.hears(person, Persona.PATIENT)).contains("level");
            assertThatThrownBy(() -> LiveMedia.sees(person, Persona.DOCTOR, "陈𠮷兰"))
                    .isInstanceOf(NotAsSeenException.class);
            assertThatThrownBy(() -> LiveMedia.sees(person, Persona.PATIENT, "李建国"))
                    .isInstanceOf(NotAsSeenException.class);
            assertThatThrownBy(() -> LiveMedia.hears(person, Persona.DOCTOR)).isInstanceOf(NotAsSeenException.class);
        }
    }

    @Test
    void takesNoStillPictureAndNoSilenceForSomebodyThere() throws Exception {
        try (LittleSite site = new LittleSite(Map.of("/", FROZEN));
                Cast cast = new Cast(settings(site))) {
            Person person = cast.person(Persona.CLINICIAN);
            person.goTo("/");

            assertThatThrownBy(() -> LiveMedia.sees(person, Persona.PATIENT, "陈𠮷兰"))
                    .isInstanceOf(NotAsSeenException.class);
            assertThatThrownBy(() -> LiveMedia.hears(person, Persona.PATIENT)).isInstanceOf(NotAsSeenException.class);
        }
    }

    private Settings settings(LittleSite site) {
        return Settings.of(site.address(), site.address(), out).withPatience(Duration.ofSeconds(6));
    }
}
