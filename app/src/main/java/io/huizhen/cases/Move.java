package io.huizhen.cases;

import java.time.Instant;

/**
 * One move of a case, as shown on the timeline of both hospitals.
 *
 * @param reason a message key's last part, such as {@code referral-submitted}
 * @param comment free text of the person, opened for the reader; null when there was none
 * @param personId the person, or {@code system} when a rule or a clock moved the case
 */
public record Move(
        String id, Instant at, CaseState state, String reason, String comment, String personId, String role) {}
