package io.huizhen.access;

import io.huizhen.audit.Actor;
import io.huizhen.audit.Audit;
import io.huizhen.audit.AuditAction;
import io.huizhen.platform.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one guard of every case. Called first thing in the transaction that reads or changes the case, so that the check,
 * the data and the line in the trail commit together, before anything is sent to the browser.
 */
@Component
public class Guard {

    /** The purpose of every act that needs no other: care of the patient. */
    private static final String TREATMENT = "treatment";

    private final Grants grants;
    private final Seats seats;
    private final CurrentViewer current;
    private final ActorOfRequest actors;
    private final Audit audit;
    private final TransactionTemplate apart;

    Guard(
            Grants grants,
            Seats seats,
            CurrentViewer current,
            ActorOfRequest actors,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.grants = grants;
        this.seats = seats;
        this.current = current;
        this.actors = actors;
        this.audit = audit;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Lets the current viewer into a case, or throws.
     *
     * @return the viewer, for the record of what follows
     * @throws NotYoursException when the case is unknown, foreign, or the grant has ended; the denial is audited in a
     *     transaction of its own
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Viewer enter(String caseId, Action action) {
        return enter(current.get(), caseId, action);
    }

    /**
     * Lets the current viewer look at the page on which the act is done: the same check, recorded as a read, so that the
     * patient sees who looked.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Viewer look(String caseId, Action action) {
        return enter(current.get(), caseId, action, AuditAction.READ);
    }

    /** The same for a viewer who is not this thread's, such as the person behind a WebSocket. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Viewer enter(Viewer viewer, String caseId, Action action) {
        return enter(viewer, caseId, action, action.isWrite() ? AuditAction.WRITE : AuditAction.READ);
    }

    private Viewer enter(Viewer viewer, String caseId, Action action, AuditAction kind) {
        Actor actor = actors.of(viewer);
        if (!mayEnter(viewer, caseId, action)) {
            String known = Ids.isId(caseId) ? caseId : null;
            apart.executeWithoutResult(
                    done -> audit.noteAs(actor, AuditAction.DENIED, known, action.name(), TREATMENT));
            throw new NotYoursException(known);
        }
        audit.noteAs(actor, kind, caseId, action.name(), TREATMENT);
        return viewer;
    }

    /** Whether the viewer may do this to the case: for showing or hiding a button, never in place of {@link #enter}. */
    @Transactional(readOnly = true)
    public boolean allows(Viewer viewer, String caseId, Action action) {
        return mayEnter(viewer, caseId, action);
    }

    private boolean mayEnter(Viewer viewer, String caseId, Action action) {
        if (!Ids.isId(caseId)) {
            return false;
        }
        if (viewer.seatId() != null) {
            return action.roles().contains(Role.PATIENT) && seats.isLive(viewer.seatId(), caseId);
        }
        return grants.holds(caseId, action.roles(), viewer);
    }
}
