package io.huizhen.audit;

import java.time.Instant;

/** One row of the trail; a larger id was written later. {@code what} and {@code purpose} are kinds or message keys, never health data. */
public record AuditEvent(
        long id,
        Instant at,
        AuditAction action,
        String personId,
        String role,
        String caseId,
        String what,
        String purpose,
        String seatId,
        String requestId,
        String clientHash) {}
