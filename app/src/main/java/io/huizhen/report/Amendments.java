package io.huizhen.report;

import io.huizhen.access.Action;
import io.huizhen.access.Grants;
import io.huizhen.access.Guard;
import io.huizhen.access.NotYoursException;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseState;
import io.huizhen.models.CaseProcesses;
import io.huizhen.models.Decided;
import io.huizhen.models.DecisionService;
import io.huizhen.policy.Rules;
import io.huizhen.workflows.AmendmentVariables;
import io.huizhen.workflows.Decisions;
import io.huizhen.workflows.Messages;
import io.huizhen.workflows.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrections of a report that has been issued: another version, begun from the one before, that goes the same way. The
 * case stays closed; what happens to the report is told on its timeline (ADR 0016).
 */
@Component
@Transactional
public class Amendments {

    private final Guard guard;
    private final Reports reports;
    private final ReportSeal seal;
    private final CaseBook cases;
    private final CaseProcesses processes;
    private final DecisionService decisions;
    private final Grants grants;
    private final Rules rules;
    private final JdbcClient jdbc;
    private final Clock clock;

    Amendments(
            Guard guard,
            Reports reports,
            ReportSeal seal,
            CaseBook cases,
            CaseProcesses processes,
            DecisionService decisions,
            Grants grants,
            Rules rules,
            JdbcClient jdbc,
            Clock clock) {
        this.guard = guard;
        this.reports = reports;
        this.seal = seal;
        this.cases = cases;
        this.processes = processes;
        this.decisions = decisions;
        this.grants = grants;
        this.rules = rules;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** For the page that asks for the reason: lets the doctor of the case in while there is something to amend. */
    public void look(String caseId) {
        guard.look(caseId, Action.AMEND_REPORT);
        amendable(caseId);
    }

    /**
     * Begins the next version.
     *
     * @param reason printed in the new version and shown on the timeline
     * @throws WrongReportStateException while the case is open or a version is under way
     */
    public void begin(String caseId, String reason) {
        Viewer doctor = guard.enter(caseId, Action.AMEND_REPORT);
        // Of two who begin at once the second waits here, and then finds the first one's draft.
        jdbc.sql("SELECT id FROM case_record WHERE id = ? FOR UPDATE")
                .param(caseId)
                .query(String.class)
                .single();
        Report current = amendable(caseId);
        ReportContent content = seal.open(current).amended(reason.strip());
        String id = Report.newId();
        reports.save(current.amended(id, seal.close(caseId, id, content), clock.instant()));
        Case record = cases.get(caseId);
        // The invited side keeps its look at the case until the new version has had its time.
        grants.endForInvitedSide(
                caseId, clock.instant().plus(Duration.ofDays(rules.number(Rules.GRANT_DAYS_AFTER_END))));
        processes.startAmendment(caseId, variables(record));
        cases.note(caseId, "amendment-begun", reason, doctor);
    }

    /**
     * Takes the amendment back: its draft is deleted, the issued version stays the current one.
     *
     * @throws WrongReportStateException once it has been signed
     */
    public void withdraw(String caseId) {
        Viewer doctor = guard.enter(caseId, Action.AMEND_REPORT);
        Report draft = newest(caseId);
        if (reports.withdraw(draft.id()) == 0 || !processes.tell(caseId, Messages.AMENDMENT_WITHDRAWN)) {
            throw new WrongReportStateException(caseId, draft.state(), "withdraw");
        }
        cases.note(caseId, "amendment-withdrawn", null, doctor);
    }

    private Report amendable(String caseId) {
        Report current = newest(caseId);
        if (current.state() != ReportState.ISSUED || cases.get(caseId).state() != CaseState.CLOSED) {
            throw new WrongReportStateException(caseId, current.state(), "amend");
        }
        return current;
    }

    private Report newest(String caseId) {
        return reports.newestOf(caseId).orElseThrow(() -> new NotYoursException(caseId));
    }

    private AmendmentVariables variables(Case record) {
        Urgency urgency = Urgency.valueOf(record.urgency().name());
        Decided limits = decisions.decide(record.id(), Decisions.TIME_LIMITS, Map.of("urgency", urgency));
        return AmendmentVariables.collect()
                .invitingHospital(record.invitingHospital())
                .invitedHospital(record.invitedHospital())
                .clinicianId(record.clinicianId())
                .urgency(urgency)
                .department(record.departmentId())
                .doctorId(record.doctorId())
                .signWithin(Duration.parse(limits.text("signWithin")))
                .adoptWithin(Duration.parse(limits.text("adoptWithin")));
    }
}
