package io.huizhen.worklist;

import java.time.Instant;

/**
 * One row of the worklist.
 *
 * @param taskId the engine's task, or an incident's id
 * @param caseId null for an incident outside any case
 * @param kind what is to be done: {@code route}, {@code accept}, ..., or {@link Worklist#INCIDENT}
 * @param role realm role that may do it, such as {@code coordinator}
 * @param hospital whose coordinators see it; empty for everyone of the role
 * @param person the one person it is for; null when anyone of the role may
 * @param urgency as decided by triage; null before
 * @param subject what an incident is about, such as {@code report/serviceTask_draft}; null for a task
 * @param claimedBy who has taken it up; null when nobody has
 * @param dueAt when its SLA clock runs out
 * @param escalatedAt when it was escalated; null when it was not
 */
public record WorkItem(
        String taskId,
        String caseId,
        String kind,
        String role,
        String hospital,
        String department,
        String person,
        String urgency,
        String subject,
        State state,
        String claimedBy,
        Instant openedAt,
        Instant dueAt,
        Instant escalatedAt) {

    public enum State {
        OPEN,
        CLAIMED,
        SUSPENDED,
        DONE
    }

    public boolean isOverdue(Instant now) {
        return dueAt.isBefore(now);
    }

    public boolean isEscalated() {
        return escalatedAt != null;
    }
}
