package io.huizhen.workflows.process;

import io.huizhen.workflows.Acceptance;
import io.huizhen.workflows.ConsultOutcome;
import io.huizhen.workflows.ConsultProcess;
import io.huizhen.workflows.ConsultVariables;
import io.huizhen.workflows.Delegates;
import io.huizhen.workflows.Messages;
import io.huizhen.workflows.OnlineGate;
import io.huizhen.workflows.Processes;
import io.huizhen.workflows.ReferralProcess;
import io.huizhen.workflows.ReferralVariables;
import io.huizhen.workflows.ReportProcess;
import io.huizhen.workflows.ReportVariables;
import io.huizhen.workflows.TriageOutcome;
import io.huizhen.workflows.TriageProcess;
import io.huizhen.workflows.TriageVariables;
import io.huizhen.workflows.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The happy way of a case, step by step, as people and gateways do it. */
final class Steps {

    static final String DOCTOR = "doctor-1";

    private Steps() {}

    /** A referral whose first-visit gate answers as given. */
    static CaseRun submitted(OnlineGate gate) {
        return triaged(new CaseRun(), gate).start(Processes.REFERRAL, Map.of());
    }

    static CaseRun triaged(CaseRun run, OnlineGate gate) {
        return run.on(
                        Delegates.DECIDE_URGENCY_DELEGATE,
                        execution -> TriageVariables.of(execution)
                                .urgency(Urgency.ROUTINE)
                                .routeWithin(Duration.ofHours(24))
                                .acceptWithin(Duration.ofHours(24))
                                .bookWithin(Duration.ofHours(24))
                                .signWithin(Duration.ofHours(24))
                                .adoptWithin(Duration.ofHours(48)))
                .on(
                        Delegates.CHECK_FIRST_VISIT_DELEGATE,
                        execution -> TriageVariables.of(execution).onlineGate(gate))
                .on(
                        Delegates.CHECK_ROUTE_DELEGATE,
                        execution -> TriageVariables.of(execution).routePermitted(true));
    }

    static CaseRun route(CaseRun run) {
        return run.complete(
                TriageProcess.USER_TASK_ROUTE,
                TriageVariables.collect()
                        .triageOutcome(TriageOutcome.ROUTED)
                        .department("jc-cardiology")
                        .doctorId(DOCTOR)
                        .toMap());
    }

    static CaseRun answer(CaseRun run, Acceptance answer) {
        return run.complete(
                TriageProcess.USER_TASK_ACCEPT,
                TriageVariables.collect().acceptance(answer).toMap());
    }

    static CaseRun accepted() {
        return answer(route(submitted(OnlineGate.ALLOWED)), Acceptance.ACCEPTED);
    }

    static CaseRun book(CaseRun run) {
        return run.complete(
                ReferralProcess.USER_TASK_BOOK,
                ReferralVariables.collect()
                        .windowEndsAt(Instant.now().plus(Duration.ofHours(1)))
                        .toMap());
    }

    static CaseRun invited() {
        return book(accepted());
    }

    static CaseRun finish(CaseRun run, ConsultOutcome outcome) {
        return run.complete(
                ConsultProcess.USER_TASK_CONSULT,
                ConsultVariables.collect().consultOutcome(outcome).toMap());
    }

    static CaseRun consulted() {
        return finish(invited(), ConsultOutcome.FINISHED).tell(Messages.RECORDING_COLLECTED);
    }

    static CaseRun sign(CaseRun run, Boolean stamped) {
        return run.complete(
                ReportProcess.USER_TASK_SIGN,
                ReportVariables.collect().stamped(stamped).toMap());
    }

    static CaseRun reported() {
        return sign(consulted(), true)
                .complete(ReportProcess.USER_TASK_ADOPT, Map.of())
                .tell(Messages.REPORT_ARCHIVED);
    }
}
