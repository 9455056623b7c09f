package io.huizhen.consult;

import java.util.Locale;

/** Where a consult stands. */
public enum ConsultState {
    /** Booked; people may come to the waiting room. */
    WAITING,
    /** The doctor has opened the room. It stays so whoever leaves. */
    LIVE,
    /** The doctor finished it. */
    FINISHED,
    /** The doctor ended it: not suitable online. */
    NOT_SUITABLE,
    /** Nobody met within the window. */
    NO_SHOW,
    /** The case ended or the time was given back. */
    CANCELLED;

    /** True while people may enter. */
    public boolean isOpen() {
        return this == WAITING || this == LIVE;
    }

    /** As in message keys: {@code not-suitable}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True when the patient is to read of it afterwards: the report, or where to go instead. */
    public boolean leavesSomethingToRead() {
        return this == FINISHED || this == NOT_SUITABLE;
    }
}
