package io.huizhen.consult;

/**
 * The recording of a consult is in the file store, or it is known that there is none. Published inside the transaction
 * that says so.
 *
 * @param gap what is not there of the first part that is not whole: {@code missing}, {@code empty}, {@code unfinished};
 *     null when all is there
 */
public record RecordingCollected(String caseId, String consultId, String seatId, String gap) {}
