package io.huizhen.audit;

import java.util.Objects;

/**
 * Who acts, as the trail keeps it.
 *
 * @param personId directory id of the person, or {@code system}
 * @param role realm role acted in, such as {@code doctor}
 * @param seatId the consult seat, for someone who came by a seat link; else null
 * @param requestId ties the rows of one request together; null outside a request
 * @param clientHash keyed hash of the client's address; null outside a request
 */
public record Actor(String personId, String role, String seatId, String requestId, String clientHash) {

    /** The system itself: timers, jobs, outbox handlers. */
    public static final Actor SYSTEM = new Actor("system", "system", null, null, null);

    public Actor {
        Objects.requireNonNull(personId, "personId");
        Objects.requireNonNull(role, "role");
    }
}
