package io.huizhen.ops;

import java.time.Instant;

/**
 * Where an alert stands and what the clock does to it. Pure: no database, no clock of its own.
 *
 * @param calmAt since when the trouble is gone; null while it lasts
 * @param escalateAt when the owner's time is up; null when nobody is waited for
 */
record AlertCourse(AlertState state, Instant troubledAt, Instant calmAt, Instant escalateAt) {

    enum Turn {
        NONE,
        /** It lasts: call its owner. */
        OPEN,
        /** It was a moment: forget it. */
        FORGET,
        /** Nobody said "I have it": call the next. */
        ESCALATE,
        /** Calm for long enough. */
        CLOSE
    }

    /** What is due now. At most one thing; ask again after it is done. */
    Turn next(AlertRule rule, Instant now) {
        return switch (state) {
            case WATCHED -> {
                // A line that is bad, fine and bad again within the time is bad: only a whole calm time forgets it.
                if (calmAt != null) {
                    yield has(calmAt.plus(rule.after()), now) ? Turn.FORGET : Turn.NONE;
                }
                yield has(troubledAt.plus(rule.after()), now) ? Turn.OPEN : Turn.NONE;
            }
            case OPEN -> {
                if (calmAt != null) {
                    // About to be over by itself: nobody else is called.
                    yield has(calmAt.plus(rule.calm()), now) ? Turn.CLOSE : Turn.NONE;
                }
                yield escalateAt != null && has(escalateAt, now) ? Turn.ESCALATE : Turn.NONE;
            }
            case ACKNOWLEDGED -> calmAt != null && has(calmAt.plus(rule.calm()), now) ? Turn.CLOSE : Turn.NONE;
            case CLOSED -> Turn.NONE;
        };
    }

    private static boolean has(Instant due, Instant now) {
        return !due.isAfter(now);
    }
}
