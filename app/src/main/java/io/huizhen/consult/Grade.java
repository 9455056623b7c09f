package io.huizhen.consult;

import java.util.Locale;

/** How good a person's line is, best first; of a sample of 5 s or of a whole minute. */
public enum Grade {
    /** Heard and seen clearly. */
    GOOD,
    /** Understood, with flaws. */
    WEAK,
    /** Words are lost. */
    BAD,
    /** Nothing came through, or nothing could be measured: not a pass. */
    NONE;

    /** As in message keys: {@code good}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isWorseThan(Grade other) {
        return compareTo(other) > 0;
    }
}
