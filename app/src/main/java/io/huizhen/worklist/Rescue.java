package io.huizhen.worklist;

import io.huizhen.outbox.Outbox;
import io.huizhen.worklist.process.CaseRescue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be done to work that is stuck: suspend, resume, hand over, move to another version, try again. The only way;
 * each changes the engine and the rows together. Callers have passed the guard.
 */
@Component
@Transactional
public class Rescue {

    private static final String OUTBOX = "outbox/";

    private final CaseRescue engine;
    private final Outbox outbox;
    private final Incidents incidents;

    Rescue(CaseRescue engine, Outbox outbox, Incidents incidents) {
        this.engine = engine;
        this.outbox = outbox;
        this.incidents = incidents;
    }

    /** Stops everything of a case; its rows leave the lists. */
    public void suspend(String caseId) {
        engine.suspend(caseId);
    }

    public void resume(String caseId) {
        engine.resume(caseId);
    }

    /** Hands a task to another person; null for anyone of the role. */
    public void reassign(String taskId, String person) {
        engine.reassign(taskId, person);
    }

    /** Moves a case's running process to another version. */
    public void migrate(String caseId, String fromDefinitionId, String toDefinitionId) {
        engine.migrate(caseId, fromDefinitionId, toDefinitionId);
    }

    /** Whether there is something to try again: the difference that a sweep found needs a person instead. */
    public static boolean canRetry(WorkItem item) {
        return Worklist.INCIDENT.equals(item.kind())
                && (item.taskId().startsWith(CaseRescue.JOB)
                        || item.subject() != null && item.subject().startsWith(OUTBOX));
    }

    /**
     * Tries again what an incident is about. The incident leaves the list now and comes back if it fails again.
     *
     * @return false when there is nothing to try
     */
    public boolean retry(WorkItem incident) {
        if (!canRetry(incident)) {
            return false;
        }
        if (incident.taskId().startsWith(CaseRescue.JOB)) {
            engine.retry(incident.taskId());
            return true;
        }
        String[] entry = incident.subject().substring(OUTBOX.length()).split("/", 2);
        boolean found = outbox.retry(entry[0], entry[1]);
        incidents.close(incident.taskId());
        return found;
    }
}
