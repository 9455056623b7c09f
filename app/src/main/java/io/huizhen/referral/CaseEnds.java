package io.huizhen.referral;

import io.huizhen.access.Grants;
import io.huizhen.access.Viewer;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseMoved;
import io.huizhen.cases.WrongStateException;
import io.huizhen.models.CaseProcesses;
import io.huizhen.policy.Rules;
import io.huizhen.workflows.Messages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How a case ends other than by a hand-over. Callers have passed the guard. */
@Component
@Transactional
public class CaseEnds {

    /** Why a case is withdrawn; keys of {@code referral.cancel.reason.}. */
    public enum CancelReason {
        PATIENT_WITHDREW,
        NO_LONGER_NEEDED,
        ENTERED_BY_MISTAKE,
        SEEN_ELSEWHERE,
        OTHER
    }

    private final CaseBook book;
    private final CaseProcesses processes;
    private final Grants grants;
    private final Rules rules;
    private final Clock clock;

    CaseEnds(CaseBook book, CaseProcesses processes, Grants grants, Rules rules, Clock clock) {
        this.book = book;
        this.processes = processes;
        this.grants = grants;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Withdraws a case. Seats, links and slot die through {@link CaseMoved} in this transaction.
     *
     * @throws WrongStateException when it has ended already
     */
    public void cancel(String caseId, CancelReason reason, String comment, Viewer by) {
        Instant now = clock.instant();
        String key = "cancelled-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        book.move(caseId, record -> record.cancelled(now), key, comment, by);
        if (!processes.tell(caseId, Messages.CASE_CANCELLED)) {
            throw new WrongStateException(caseId, book.get(caseId).state(), "cancel");
        }
    }

    /** Sends a referral back to the clinician; the caller completes its task of the process. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reject(String caseId, String comment, Viewer by) {
        Instant now = clock.instant();
        book.move(caseId, record -> record.rejected(now), "rejected", comment, by);
    }

    /** For the process: the report is in the patient's hands. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(String caseId) {
        if (!book.get(caseId).state().isEnd()) {
            Instant now = clock.instant();
            book.move(caseId, record -> record.closed(now), "report-issued", null, Viewer.SYSTEM);
        }
    }

    /** For the process: must have ended before it comes here. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public void requireEnded(String caseId) {
        if (!book.get(caseId).state().isEnd()) {
            throw new IllegalStateException("case " + caseId + " is still open");
        }
    }

    /** The invited side keeps its look at a case for a while after its end, and then no longer. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void endGrants(CaseMoved moved) {
        if (!moved.state().isEnd()) {
            return;
        }
        Duration stay = Duration.ofDays(rules.number(Rules.GRANT_DAYS_AFTER_END));
        grants.endForInvitedSide(moved.caseId(), clock.instant().plus(stay));
    }
}
