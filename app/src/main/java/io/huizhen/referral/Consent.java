package io.huizhen.referral;

import java.time.Instant;

/**
 * A patient's answer, as noted.
 *
 * @param textVersion the version of the text that was shown
 * @param given false when the patient refused, which is an answer too
 * @param notedBy the clinician
 */
public record Consent(
        ConsentKind kind,
        String textVersion,
        boolean given,
        GivenBy givenBy,
        How how,
        String notedBy,
        Instant notedAt) {

    /** Whose answer it is. */
    public enum GivenBy {
        PATIENT,
        GUARDIAN
    }

    /** How it was given. */
    public enum How {
        /** Signed on paper, which is in the inviting side's file. */
        SIGNED_PAPER,
        /** Said in person to the clinician. */
        IN_PERSON
    }
}
