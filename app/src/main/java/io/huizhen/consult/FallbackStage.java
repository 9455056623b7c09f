package io.huizhen.consult;

import java.util.Locale;

/** Where a fallback stands, in the steps that everyone in the consult is told. */
public enum FallbackStage {
    /** Begun; how to call is being chosen. */
    BEGUN,
    RINGING_DOCTOR,
    RINGING_PATIENT,
    /** The coordinator calls both sides. */
    BY_HAND,
    /** Both talk; who the patient is has not been confirmed. */
    UNCONFIRMED,
    /** Both talk and the identity is confirmed. */
    CONNECTED,
    /** The call is over or came to nothing: the doctor decides how to go on. */
    STOPPED,
    /** Three wrong answers: a hand-over is arranged, and no more is rung before new digits have been sent. */
    REFUSED;

    /** True while the two talk to each other. */
    public boolean isTalk() {
        return this == UNCONFIRMED || this == CONNECTED;
    }

    /** As in message keys: {@code ringing-doctor}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
