package io.huizhen.consult;

import java.time.Instant;

/** One person's line over the last 5 s. Published after its transaction, by the node that owns the consult. */
public record SeatQuality(String caseId, String consultId, String seatId, Grade grade, MediaMode mode, Instant at) {}
