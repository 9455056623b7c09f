package io.huizhen.ops;

import io.huizhen.access.Role;
import java.time.Instant;

/**
 * What happened to an alert, and by whom or to whom.
 *
 * @param person null for the system, and for a whole role
 */
public record AlertStep(String alertId, Instant at, What what, String person, Role role) {

    public enum What {
        OPENED,
        GIVEN,
        ACKNOWLEDGED,
        CLOSED;

        /** As in message keys: {@code opened}. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
