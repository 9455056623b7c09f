package io.huizhen.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * What was heard: mono samples, and the tones in them. A tone is looked for frame by frame (50 ms) with Goertzel's
 * algorithm under a Hann window, as its share of the frame's energy.
 */
public final class Recording {

    /** A tone that is at least half of what is heard. */
    private static final double CLEAR = 0.5;

    /** A tone 20 dB below what is heard: an echo that one would notice. */
    private static final double FAINT = 0.01;

    /** Mean square of a frame below which it is silence; 16-bit samples. */
    private static final double SILENCE = 100;

    private static final int FRAMES_A_SECOND = 20;

    private final int rate;
    private final short[] samples;

    Recording(int rate, short[] samples) {
        this.rate = rate;
        this.samples = samples;
    }

    static Recording nothing() {
        return new Recording(FRAMES_A_SECOND, new short[0]);
    }

    /**
     * How a tone was heard.
     *
     * @param span from the first to the last frame that holds it clearly; zero when none does
     * @param share of the frames in between that hold it clearly, 0 to 1
     */
    public record Tone(Duration span, double share) {}

    /**
     * Reads a WAV file of 16-bit samples, also one that is still being written, whose header does not know its length
     * yet. Of several channels the first is read.
     */
    public static Recording read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < 12) {
            return nothing();
        }
        bytes.position(12);
        int channels = 1;
        int rate = FRAMES_A_SECOND;
        while (bytes.remaining() >= 8) {
            byte[] name = new byte[4];
            bytes.get(name);
            int size = bytes.getInt();
            String chunk = new String(name, StandardCharsets.US_ASCII);
            if (chunk.equals("data")) {
                break;
            }
            if (chunk.equals("fmt ")) {
                channels = bytes.getShort(bytes.position() + 2);
                rate = bytes.getInt(bytes.position() + 4);
            }
            bytes.position(Math.min(bytes.limit(), bytes.position() + size));
        }
        short[] all = new short[bytes.remaining() / 2];
        bytes.asShortBuffer().get(all);
        short[] first = new short[all.length / channels];
        for (int i = 0; i < first.length; i++) {
            first[i] = all[i * channels];
        }
        return new Recording(rate, first);
    }

    /** This one and then the other; an empty one has no rate of its own. */
    Recording then(Recording next) {
        if (next.samples.length == 0) {
            return this;
        }
        if (samples.length == 0) {
            return next;
        }
        if (rate != next.rate) {
            throw new IllegalArgumentException("Recordings of " + rate + " and " + next.rate + " Hz");
        }
        short[] both = Arrays.copyOf(samples, samples.length + next.samples.length);
        System.arraycopy(next.samples, 0, both, samples.length, next.samples.length);
        return new Recording(rate, both);
    }

    public Duration length() {
        return Duration.ofMillis(samples.length * 1000L / rate);
    }

    /** Where and how steadily a tone of so many hertz was heard. */
    public Tone tone(int hertz) {
        int first = -1;
        int last = -1;
        int held = 0;
        for (int frame = 0; frame < frames(); frame++) {
            if (share(frame, hertz) >= CLEAR) {
                first = first < 0 ? frame : first;
                last = frame;
                held++;
            }
        }
        int span = first < 0 ? 0 : last - first + 1;
        return new Tone(Duration.ofMillis(span * 1000L / FRAMES_A_SECOND), span == 0 ? 0 : (double) held / span);
    }

    /** Share of all frames, 0 to 1, in which a tone of so many hertz is heard, however faintly. */
    public double traces(int hertz) {
        int found = 0;
        for (int frame = 0; frame < frames(); frame++) {
            if (share(frame, hertz) >= FAINT) {
                found++;
            }
        }
        return frames() == 0 ? 0 : (double) found / frames();
    }

    private int frameLength() {
        return rate / FRAMES_A_SECOND;
    }

    private int frames() {
        return samples.length / frameLength();
    }

    /** The tone's share of the energy in a frame. */
    private double share(int frame, int hertz) {
        int length = frameLength();
        double turn = 2 * Math.cos(2 * Math.PI * hertz / rate);
        double before = 0;
        double last = 0;
        double energy = 0;
        double window = 0;
        double plain = 0;
        for (int i = 0; i < length; i++) {
            double weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
            double sample = samples[frame * length + i];
            double next = sample * weight + turn * last - before;
            before = last;
            last = next;
            window += weight;
            energy += sample * sample * weight;
            plain += sample * sample;
        }
        if (plain / length < SILENCE) {
            return 0;
        }
        double power = last * last + before * before - turn * last * before;
        // A sine of amplitude a gives (a * window / 2)^2 here, and a^2 / 2 * window of energy.
        return 2 * power / (window * energy);
    }
}
