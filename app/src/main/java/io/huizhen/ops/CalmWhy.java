package io.huizhen.ops;

import java.util.Locale;

/** Why an alert is calm, and so why it was over. */
public enum CalmWhy {
    /** The trouble is gone by itself. */
    RECOVERED,
    /** The consult that it was about has ended. */
    CONSULT_OVER,
    /** It had no end of its own, and somebody took it in hand. */
    TAKEN;

    /** As in message keys: {@code consult-over}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
