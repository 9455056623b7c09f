package io.huizhen.consult.mode;

import io.huizhen.consult.mode.LineReading.Limits;
import java.util.EnumMap;
import java.util.Map;

/**
 * What each step needs of a line: less to stay on it than to come up to it, so that a line between the two changes
 * nothing. The figures are a first judgement of what Opus with retransmission still makes understandable; {@code ./huizhen
 * bench loss} is what they are to be judged by.
 */
final class Needs {

    private static final Map<Rung, Limits> STAY = new EnumMap<>(Rung.class);
    private static final Map<Rung, Limits> COME = new EnumMap<>(Rung.class);

    static {
        STAY.put(Rung.FULL, new Limits(0.04, 400, 0.05, 1_500, 180));
        STAY.put(Rung.OWN_LOW, new Limits(0.14, 800, 0.10, 1_500, 100));
        STAY.put(Rung.OWN_STILL, new Limits(0.22, 1_000, 0.18, 1_500, 0));
        STAY.put(Rung.ALL_STILL, new Limits(0.35, 1_500, 0.25, 1_500, 0));
        STAY.put(Rung.SOUND, new Limits(0.85, 6_000, 0.60, 4_000, 0));

        COME.put(Rung.FULL, new Limits(0.02, 250, 0.02, 0, 220));
        COME.put(Rung.OWN_LOW, new Limits(0.08, 400, 0.05, 0, 0));
        COME.put(Rung.OWN_STILL, new Limits(0.12, 500, 0.08, 0, 0));
        COME.put(Rung.ALL_STILL, new Limits(0.25, 900, 0.18, 0, 0));
        COME.put(Rung.SOUND, new Limits(0.50, 3_000, 0.40, 0, 0));
    }

    private Needs() {}

    /** The best step that such a line keeps, not better than the one it is on. */
    static Rung kept(Rung on, LineReading reading) {
        Rung rung = on;
        while (rung != Rung.NOTHING && !reading.within(STAY.get(rung))) {
            rung = Rung.values()[rung.ordinal() + 1];
        }
        return rung;
    }

    /** Whether such a line may try a better step. */
    static boolean comesTo(Rung rung, LineReading reading) {
        return reading.within(COME.get(rung));
    }

    /** Whether the sound itself suffers: then nothing waits. */
    static boolean soundSuffers(LineReading reading) {
        return !reading.within(STAY.get(Rung.OWN_STILL));
    }
}
