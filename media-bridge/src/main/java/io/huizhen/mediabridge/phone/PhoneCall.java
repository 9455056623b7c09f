package io.huizhen.mediabridge.phone;

/** A call of two telephones from dialling to its end. Thread-safe. */
public final class PhoneCall {

    private final String id;

    PhoneCall(String id) {
        this.id = id;
    }

    /** The id it was made with. */
    public String id() {
        return id;
    }

    /** Ends it in whatever state it is: stops the ringing, puts both telephones down. Does nothing the second time. */
    public void hangUp() {
        throw new UnsupportedOperationException("The inside of the bridge lands next");
    }

    /** True from the moment that {@link PhoneEvent.Ended} is told. */
    public boolean isOver() {
        throw new UnsupportedOperationException("The inside of the bridge lands next");
    }
}
