package io.huizhen.consult;

import java.time.Instant;

/**
 * From this moment something else carries a person, or the whole consult.
 *
 * @param seatId whom; null for the whole consult
 * @param mode what carries the sound now; null when nothing does
 */
public record MediaEvent(String id, String consultId, String seatId, Instant at, MediaMode mode, MediaCause cause) {}
