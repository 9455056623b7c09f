package io.huizhen.access;

import java.util.Optional;

/** What the login needs to know of seats in a consult; answered by the room {@code consult}. */
public interface Seats {

    /** The patient whose device holds this secret, while the seat lives. */
    Optional<Viewer> byDevice(String deviceSecret);

    /** True while the seat may enter this case: not cancelled, not moved to another device, window not over. */
    boolean isLive(String seatId, String caseId);
}
