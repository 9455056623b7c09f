package io.huizhen.ops;

import java.util.Locale;

/** What an alert can be about. How long, whose and how urgent is data: table {@code alert_rule}. */
public enum AlertKind {
    /** Somebody in a consult sees and hears badly. */
    CALL_IN_TROUBLE,
    /** Somebody in a consult hears nothing. */
    SOUND_LOST,
    /** The patient or the doctor is not in the room in which others wait, or somebody's connection dropped. */
    PERSON_MISSING,
    /** A consult went on on another media server. */
    CONSULT_MOVED,
    /** A consult goes on by telephone. */
    FALLBACK_BEGUN,
    /** The telephone did not reach somebody. */
    PHONE_UNREACHED,
    /** A part of a recording is not there. */
    RECORDING_GAP,
    /** A media server cannot be reached, or answers nothing. */
    SERVER_DOWN,
    /** A media server hardly answers. */
    SERVER_MUTE,
    /** A media server takes no new rooms and still has some. */
    SERVER_DRAINING,
    /** No media server takes a room: consults can be held by telephone only. */
    NO_SERVER,
    /** Messages to the outside wait longer than they should. */
    OUTBOX_BACKLOG,
    /** Messages to the outside were given up. */
    OUTBOX_DEAD,
    /** The audit trail is not being sealed. */
    TRAIL_UNSEALED;

    /** As in message keys: {@code sound-lost}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
