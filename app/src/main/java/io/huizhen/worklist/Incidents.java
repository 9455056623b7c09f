package io.huizhen.worklist;

import io.huizhen.access.Role;
import io.huizhen.worklist.WorkItem.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Turns what failed into a row of its owner's worklist, and takes it away once it is mended. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Incidents {

    /** How long an owner has to look at an incident. */
    private static final Duration WITHIN = Duration.ofHours(1);

    private final WorklistRows rows;
    private final Clock clock;

    Incidents(WorklistRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * @param id the same for the same trouble, so that it is listed once; up to 64 characters of an id
     * @param caseId null where there is none
     * @param owner whose list it is in, in all hospitals
     * @param subject what failed, by technical names and ids only
     */
    public void open(String id, String caseId, Role owner, String subject) {
        Instant now = clock.instant();
        rows.openIncident(new WorkItem(
                id,
                caseId,
                Worklist.INCIDENT,
                owner.key(),
                "",
                null,
                null,
                null,
                subject,
                State.OPEN,
                null,
                now,
                now.plus(WITHIN),
                null));
    }

    /** It is mended. */
    public void close(String id) {
        rows.close(id);
    }
}
