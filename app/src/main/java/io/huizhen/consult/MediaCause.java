package io.huizhen.consult;

import java.util.Locale;

/** Why something else carries a person, or the whole consult, from now on. */
public enum MediaCause {
    /** The person came into the room, or back into it. */
    ENTERED,
    /** The person left by choice, or the place was kept for long enough. */
    LEFT,
    /** The person chose this mode. */
    CHOSEN,
    /** The line got worse. */
    LINE_WEAK,
    /** The line got better. */
    LINE_BETTER,
    /** The person's line broke; the place is kept. */
    LINE_LOST,
    /** The person's line is back. */
    LINE_BACK,
    /** The person's device cannot keep up; its line is good. */
    DEVICE_SLOW,
    /** No media server for the consult. */
    SERVER_LOST,
    /** The consult has a media server again. */
    SERVER_BACK,
    /** Somebody asked for the telephone. */
    PHONE_ASKED,
    /** Both telephones are connected. */
    PHONE_CONNECTED,
    /** The telephones are connected no longer. */
    PHONE_ENDED,
    /** The telephone failed too: a physical institution takes over. */
    PHONE_FAILED;

    /** As in message keys: {@code line-weak}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
