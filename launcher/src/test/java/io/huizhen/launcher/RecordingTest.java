package io.huizhen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntToDoubleFunction;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    private static final int RATE = 8_000;

    @TempDir
    private Path folder;

    @Test
    void findsAToneFromItsBeginningToItsEnd() throws IOException {
        Recording recording = written(4, i -> i < RATE || i >= 3 * RATE ? 0 : sine(440, 8_000, i));

        assertThat(recording.length()).isEqualTo(Duration.ofSeconds(4));
        assertThat(recording.tone(440)).isEqualTo(new Recording.Tone(Duration.ofSeconds(2), 1));
        assertThat(recording.traces(440)).isEqualTo(0.5);
    }

    @Test
    void seesWhereAToneBreaksOff() throws IOException {
        Recording recording = written(4, i -> i >= RATE && i < 2 * RATE ? 0 : sine(440, 8_000, i));

        assertThat(recording.tone(440)).isEqualTo(new Recording.Tone(Duration.ofSeconds(4), 0.75));
    }

    @Test
    void tellsOneToneFromAnother() throws IOException {
        Recording recording = written(2, i -> sine(440, 8_000, i));

        assertThat(recording.tone(1_050).span()).isZero();
        assertThat(recording.traces(1_050)).isZero();
    }

    @Test
    void findsAnEchoThatIsFarBelowTheRest() throws IOException {
        Recording recording = written(2, i -> sine(440, 8_000, i) + sine(1_050, 1_200, i));

        assertThat(recording.tone(440).share()).isEqualTo(1);
        assertThat(recording.tone(1_050).span()).isZero();
        assertThat(recording.traces(1_050)).isEqualTo(1);
    }

    @Test
    void noiseIsNoTone() throws IOException {
        var random = new java.util.Random(7);
        Recording recording = written(2, i -> random.nextGaussian() * 2_000);

        assertThat(recording.tone(440).span()).isZero();
    }

    @Test
    void readsWhatIsStillBeingWritten() throws IOException {
        Path file = file(2, i -> sine(440, 8_000, i));
        byte[] bytes = Files.readAllBytes(file);
        // As a program leaves it that fills in the lengths when it closes the file.
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 36).putInt(40, 0);
        Files.write(file, bytes);

        assertThat(Recording.read(file).tone(440).span()).isEqualTo(Duration.ofSeconds(2));
        assertThat(Recording.read(Files.createFile(folder.resolve("new.wav"))).length())
                .isZero();
    }

    @Test
    void joinsTheRecordingsOfOneTelephone() throws IOException {
        Recording one = written(1, i -> sine(440, 8_000, i));

        assertThat(Recording.nothing().then(one).then(one).tone(440).span()).isEqualTo(Duration.ofSeconds(2));
    }

    private static double sine(int hertz, int amplitude, int i) {
        return amplitude * Math.sin(2 * Math.PI * hertz * i / RATE);
    }

    private Recording written(int seconds, IntToDoubleFunction sample) throws IOException {
        return Recording.read(file(seconds, sample));
    }

    private Path file(int seconds, IntToDoubleFunction sample) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(seconds * RATE * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < seconds * RATE; i++) {
            bytes.putShort((short) sample.applyAsDouble(i));
        }
        Path file = folder.resolve("tone.wav");
        var sound = new AudioInputStream(
                new ByteArrayInputStream(bytes.array()), new AudioFormat(RATE, 16, 1, true, false), seconds * RATE);
        AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
        return file;
    }
}
