package io.huizhen.consult;

import java.util.Locale;

/** Why a consult left its room. */
public enum FallbackCause {
    /** No media server could be had. */
    NO_MEDIA_SERVER,
    /** The doctor's or the patient's line cannot carry sound. */
    LINE_TOO_WEAK,
    /** Somebody pressed <em>phone me</em>. */
    ASKED,
    /** Booked by telephone. */
    FROM_START;

    /** As in message keys: {@code no-media-server}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
