package io.huizhen.mediabridge.phone;

/** One of the two telephones of a call. */
public enum Leg {
    /** Rung at once; the doctor, who can wait for the other. */
    FIRST,
    /** Rung when the first has answered; the patient, who then hears the other at once. */
    SECOND;

    Leg other() {
        return this == FIRST ? SECOND : FIRST;
    }
}
