package io.huizhen.platform;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as they are stored: microseconds since the epoch, UTC, in a BIGINT. Evidence needs no less and no zone. */
public final class Micros {

    private Micros() {}

    public static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    public static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Null stays null: for columns that may be empty. */
    public static Long ofNullable(Instant instant) {
        return instant == null ? null : of(instant);
    }

    /** Null stays null: for columns that may be empty. */
    public static Instant toInstantOrNull(Long micros) {
        return micros == null ? null : toInstant(micros);
    }
}
