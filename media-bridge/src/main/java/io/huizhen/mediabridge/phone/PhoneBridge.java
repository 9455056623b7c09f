package io.huizhen.mediabridge.phone;

import java.util.function.Consumer;

/**
 * Rings two telephones through one trunk and joins them. One for each node; any number of calls at a time.
 * Thread-safe; nothing here waits for the trunk.
 */
public final class PhoneBridge implements AutoCloseable {

    private PhoneBridge() {}

    /**
     * Takes a port and is ready; does not speak to the trunk yet.
     *
     * @throws IllegalStateException when our address cannot be had
     */
    public static PhoneBridge open(TrunkSettings trunk) {
        throw new UnsupportedOperationException("The inside of the bridge lands next");
    }

    /**
     * Rings {@code first}, when that is answered {@code second}, then joins them. Returns at once; all that happens,
     * failures too, comes as events, in order, on a thread of the call's own, where it may take its time.
     *
     * @param id the caller's own, without anything about a person; while a call of this id lives it is returned and
     *     nobody's telephone rings twice
     */
    public PhoneCall call(
            String id, PhoneNumber first, PhoneNumber second, RingLimits limits, Consumer<PhoneEvent> events) {
        throw new UnsupportedOperationException("The inside of the bridge lands next");
    }

    /** Ends every call and gives the port back. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("The inside of the bridge lands next");
    }
}
