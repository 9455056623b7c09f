package io.huizhen.scheduling;

import java.time.Instant;

/**
 * A booked time.
 *
 * @param windowEndsAt until when the consult may be entered: the end and its grace
 * @param byPhone a telephone consult from the start
 */
public record Slot(
        String id,
        String caseId,
        String doctorId,
        Instant startsAt,
        Instant endsAt,
        Instant windowEndsAt,
        boolean byPhone) {}
