package io.huizhen.ops.web;

import io.huizhen.ops.Alert;
import io.huizhen.ops.AlertKind;
import io.huizhen.ops.CalmWhy;

/**
 * How an alert ended.
 *
 * @param how as in message keys: {@code all-back}, {@code server-back}, or a {@link CalmWhy}
 * @param seconds how long it was wrong
 */
record Ending(String how, long seconds) {

    /** Null while it is not over, and for alerts of before it was kept. */
    static Ending of(Alert alert) {
        return alert.closedAt() == null || alert.calmWhy() == null
                ? null
                : new Ending(how(alert), alert.lasted().toSeconds());
    }

    private static String how(Alert alert) {
        if (alert.calmWhy() == CalmWhy.RECOVERED) {
            if (alert.kind() == AlertKind.CONSULT_MOVED) {
                return "all-back";
            }
            if (alert.kind() == AlertKind.SERVER_DOWN) {
                return "server-back";
            }
        }
        return alert.calmWhy().key();
    }
}
