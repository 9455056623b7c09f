package io.huizhen.notification;

import java.util.Optional;

/** What notices need to know of a patient's way in without an account; answered by the room {@code consult}. */
public interface PatientLinks {

    /**
     * A new link of the patient's own into the case: a path with a secret that exists nowhere else. Call it only inside
     * the outbox handler that sends it.
     *
     * @return empty where no seat is left to enter by: before a consult is booked, and long after
     */
    Optional<String> toCase(String caseId);
}
