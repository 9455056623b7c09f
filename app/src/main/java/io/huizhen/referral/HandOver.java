package io.huizhen.referral;

import java.time.Instant;

/**
 * A patient is sent to a physical institution: online care ends there (regulations, row 1).
 *
 * @param byWhen until when the patient should have been seen
 * @param advice opened for the reader
 * @param personId who decided
 */
public record HandOver(
        String caseId,
        Reason reason,
        String institution,
        String address,
        String phone,
        Instant byWhen,
        Advice advice,
        String personId,
        String role,
        Instant decidedAt) {

    /** Why online is not right; keys of {@code referral.handOver.reason.}. */
    public enum Reason {
        FIRST_VISIT,
        CONDITION_CHANGED,
        EMERGENCY,
        NEEDS_EXAMINATION,
        /** Neither the room nor the telephone could carry the consult. */
        NO_CONNECTION,
        UNSUITABLE
    }

    /**
     * What the patient is told in words; sealed.
     *
     * @param contact the person to ask for there; empty when none was named
     */
    public record Advice(String explanation, String bring, String contact) {

        public Advice {
            // Hand-overs from before there was one.
            contact = contact == null ? "" : contact;
        }

        @Override
        public String toString() {
            return "Advice[sealed]";
        }
    }
}
