package io.huizhen.consult;

import java.time.Instant;

/**
 * A fallback that is not over.
 *
 * @param missed who was not reached: {@code doctor}, {@code patient}, {@code both}; null when it is not that
 * @param why the last call's end, by code such as {@code BUSY}; null when there was none
 * @param unreached calls in a row that did not connect
 * @param callId the call that counts now; null before the first
 * @param handOverAt since when the coordinator is asked for a hand-over; null when not
 */
public record OpenFallback(
        String id,
        String consultId,
        String caseId,
        FallbackCause cause,
        Instant begunAt,
        FallbackStage stage,
        String missed,
        String why,
        int unreached,
        String callId,
        Instant handOverAt) {

    /** One more try is offered after a call that did not connect; then a person has to help. */
    static final int MOST_UNREACHED = 2;

    /** Whether ringing again makes sense. */
    public boolean mayRing() {
        return stage == FallbackStage.STOPPED && unreached < MOST_UNREACHED;
    }
}
