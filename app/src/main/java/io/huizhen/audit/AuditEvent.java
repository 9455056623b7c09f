package io.huizhen.audit;

import java.time.Instant;

/** One row of the trail. {@code what} and {@code purpose} are kinds or message keys, never health data. */
public record AuditEvent(
        String id,
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
