package io.huizhen.mediabridge.phone;

import java.time.Duration;

/**
 * How long each telephone may ring before the call is given up as {@link PhoneEvent.Reason#NO_ANSWER}, counted from
 * dialling. Both positive, and below the three minutes after which a trunk gives up by itself.
 */
public record RingLimits(Duration first, Duration second) {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    public RingLimits {
        for (Duration each : new Duration[] {first, second}) {
            if (!each.isPositive() || each.compareTo(LONGEST) >= 0) {
                throw new IllegalArgumentException("A telephone may ring for more than 0 s and less than 180 s");
            }
        }
    }
}
