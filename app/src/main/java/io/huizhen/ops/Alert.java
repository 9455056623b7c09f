package io.huizhen.ops;

import io.huizhen.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * One trouble of one subject, while it lives and as history.
 *
 * @param owner whose it is; null for everyone of {@code ownerRole}
 * @param troubledAt since when something was wrong
 * @param calmAt since when nothing is; null while something is
 * @param calmWhy null while something is wrong, and for alerts of before it was kept
 * @param level 0 with its first owner, 1 with the next, 2 with the whole role
 */
public record Alert(
        String id,
        AlertKind kind,
        String subject,
        String caseId,
        String consultId,
        String seatId,
        String server,
        String invitedHospital,
        String invitingHospital,
        String cause,
        int urgency,
        AlertState state,
        String owner,
        Role ownerRole,
        int level,
        Instant troubledAt,
        Instant calmAt,
        CalmWhy calmWhy,
        Instant openedAt,
        Instant escalateAt,
        Instant acknowledgedAt,
        Instant closedAt) {

    /** The invited side first; empty for an alert of no case. */
    List<String> hospitals() {
        return Stream.of(invitedHospital, invitingHospital)
                .filter(hospital -> hospital != null)
                .toList();
    }

    AlertCourse course() {
        return new AlertCourse(state, troubledAt, calmAt, escalateAt);
    }

    /** How long it was wrong, in whole seconds of which a begun one counts; null while it is. */
    public Duration lasted() {
        return calmAt == null
                ? null
                : Duration.between(troubledAt, calmAt)
                        .plus(Duration.ofSeconds(1).minusNanos(1))
                        .truncatedTo(ChronoUnit.SECONDS);
    }

    public boolean isLive() {
        return state == AlertState.OPEN || state == AlertState.ACKNOWLEDGED;
    }

    public boolean isAcknowledged() {
        return acknowledgedAt != null;
    }
}
