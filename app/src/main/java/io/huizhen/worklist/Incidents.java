package io.huizhen.worklist;

import io.huizhen.access.Role;
import io.huizhen.cases.Cases;
import io.huizhen.worklist.WorkItem.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns what failed into a row of its owner's worklist, and takes it away once it is mended. The coordinators of the
 * case's hospitals see it too, each side in its own list: their patient waits.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Incidents {

    /** How long an owner has to look at an incident. */
    private static final Duration WITHIN = Duration.ofHours(1);

    /** Ends of the ids of the rows that the case's own coordinators see: invited side, inviting side. */
    private static final List<String> OF_HOSPITALS = List.of("-c1", "-c2");

    private final WorklistRows rows;
    private final Cases cases;
    private final Clock clock;

    Incidents(WorklistRows rows, Cases cases, Clock clock) {
        this.rows = rows;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * @param id the same for the same trouble, so that it is listed once; up to 64 characters of an id
     * @param caseId null where there is none
     * @param owner whose list it is in, in all hospitals
     * @param subject what failed, by technical names and ids only
     */
    public void open(String id, String caseId, Role owner, String subject) {
        rows.openIncident(row(id, caseId, owner, "", subject));
        if (caseId != null) {
            cases.findById(caseId).ifPresent(record -> {
                List<String> sides = Stream.of(record.invitedHospital(), record.invitingHospital())
                        .distinct()
                        .toList();
                for (int side = 0; side < sides.size(); side++) {
                    rows.openIncident(
                            row(id + OF_HOSPITALS.get(side), caseId, Role.COORDINATOR, sides.get(side), subject));
                }
            });
        }
    }

    private WorkItem row(String id, String caseId, Role role, String hospital, String subject) {
        Instant now = clock.instant();
        return new WorkItem(
                id,
                caseId,
                Worklist.INCIDENT,
                role.key(),
                hospital,
                null,
                null,
                null,
                subject,
                State.OPEN,
                null,
                now,
                now.plus(WITHIN),
                null);
    }

    /** It is mended. */
    public void close(String id) {
        rows.close(id);
        OF_HOSPITALS.forEach(side -> rows.close(id + side));
    }
}
