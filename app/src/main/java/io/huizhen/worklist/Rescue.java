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
    private final WorklistRows rows;

    Rescue(CaseRescue engine, Outbox outbox, WorklistRows rows) {
        this.engine = engine;
        this.outbox = outbox;
        this.rows = rows;
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

    /**
     * Tries again what an incident is about. The incident leaves the list now and comes back if it fails again.
     *
     * @return false when there is nothing to try: the difference that a sweep found needs a person
     */
    public boolean retry(WorkItem incident) {
        if (incident.taskId().startsWith(CaseRescue.JOB)) {
            engine.retry(incident.taskId());
            return true;
        }
        if (incident.subject() == null || !incident.subject().startsWith(OUTBOX)) {
            return false;
        }
        String[] entry = incident.subject().substring(OUTBOX.length()).split("/", 2);
        boolean found = outbox.retry(entry[0], entry[1]);
        rows.close(incident.taskId());
        return found;
    }
}
