package io.huizhen.consult.live;

import io.huizhen.consult.Grade;
import io.huizhen.consult.MediaMode;
import io.huizhen.consult.QualitySample;
import io.huizhen.consult.mode.Grading;
import io.huizhen.consult.mode.LineReading;
import io.huizhen.consult.mode.Measured;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is known of one person's line: the browser's words and the media server's. Touched by the room's own thread. */
final class SeatLine {

    /** The most that is listened to; a browser says a word every two seconds. */
    private static final Duration SOONEST = Duration.ofMillis(400);

    private static final Duration TROUBLE_LASTS = Duration.ofSeconds(5);

    private record Word(Measured measured, LineReading reading) {}

    private final List<Word> words = new ArrayList<>();
    private Instant heardAt;
    private Instant troubledAt;
    private boolean stands;
    private boolean everStood;
    private boolean stoodUp;
    private boolean sounds = true;
    private int missed;
    private boolean slowDevice;

    /** The way up stands: media can flow. */
    void stands() {
        stands = true;
        everStood = true;
        stoodUp = true;
        sounds = true;
    }

    void broke() {
        stands = false;
        words.clear();
    }

    /** By choice or for good: who comes again comes for the first time, and nothing is missed until then. */
    void left() {
        broke();
        everStood = false;
    }

    /** Once for each sample: whether the line has stood up since the last one, and nothing could be said of it yet. */
    boolean hasOnlyJustStoodUp() {
        boolean just = stoodUp && isUp() && words.isEmpty();
        stoodUp = false;
        return just;
    }

    boolean isUp() {
        return stands && sounds;
    }

    boolean everStood() {
        return everStood;
    }

    /** Whether the media server receives sound. */
    void sounds(boolean yes) {
        sounds = yes;
    }

    void missed(int packets, Instant at) {
        missed += packets;
        troubledAt = at;
    }

    /** Whether the media server itself finds this person's way up poor. */
    boolean isTroubled(Instant now) {
        return !isUp() || (troubledAt != null && troubledAt.plus(TROUBLE_LASTS).isAfter(now));
    }

    /** False for a browser that says too much. */
    boolean mayTalk(Instant now) {
        if (heardAt != null && heardAt.plus(SOONEST).isAfter(now)) {
            return false;
        }
        heardAt = now;
        return true;
    }

    void take(Measured measured, LineReading reading) {
        words.add(new Word(measured, reading));
        slowDevice = measured.slowDevice();
    }

    /** The device, and not the line, holds the picture down. */
    boolean hasSlowDevice() {
        return slowDevice;
    }

    /** The sample since the last one; the next begins. */
    QualitySample sample(MediaMode mode, Instant at) {
        List<LineReading> readings = words.stream().map(Word::reading).toList();
        Grade grade = isUp() ? Grading.of(readings) : Grade.NONE;
        var sample = new QualitySample(
                at,
                mode,
                grade,
                readings.stream().mapToInt(LineReading::rttMillis).max().orElse(0),
                readings.stream().mapToDouble(LineReading::loss).average().orElse(0),
                readings.stream().mapToDouble(LineReading::concealed).average().orElse(0),
                words.stream()
                        .mapToDouble(word -> word.measured().worstConcealed())
                        .average()
                        .orElse(0),
                words.stream()
                        .mapToDouble(word -> word.measured().worstFrozen())
                        .average()
                        .orElse(0),
                words.stream()
                        .mapToInt(word -> word.measured().longestSilence())
                        .max()
                        .orElse(0),
                (int) words.stream()
                        .mapToInt(word -> word.measured().sentKbit())
                        .average()
                        .orElse(0),
                (int) words.stream()
                        .mapToInt(word -> word.measured().receivedKbit())
                        .average()
                        .orElse(0),
                slowDevice,
                missed,
                isUp(),
                words.size());
        words.clear();
        missed = 0;
        return sample;
    }
}
