package io.huizhen.workflows.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.workflows.Acceptance;
import io.huizhen.workflows.Delegates;
import io.huizhen.workflows.OnlineGate;
import io.huizhen.workflows.Processes;
import io.huizhen.workflows.TriageOutcome;
import io.huizhen.workflows.TriageProcess;
import io.huizhen.workflows.TriageVariables;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The triage process, from its rules: regulations rows 1 and 9, and the answers people may give. */
class TriageModelTest {

    @Test
    void aCaseThatMayBeSeenOnlineWaitsForTheCoordinatorToRouteIt() {
        CaseRun run = triage(OnlineGate.ALLOWED);

        assertThat(run.tasks()).containsExactly(TriageProcess.USER_TASK_ROUTE);
        assertThat(run.calls())
                .containsExactly(Delegates.DECIDE_URGENCY_DELEGATE, Delegates.CHECK_FIRST_VISIT_DELEGATE);
        assertThat(run.task(TriageProcess.USER_TASK_ROUTE).getDueDate()).isNotNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "REFUSED")
    void anythingButAYesSendsThePatientToAPhysicalHospital(String gate) {
        CaseRun run = triage(gate == null ? null : OnlineGate.valueOf(gate));

        assertThat(run.tasks()).containsExactly(TriageProcess.USER_TASK_NAME_INSTITUTION);
        run.complete(
                TriageProcess.USER_TASK_NAME_INSTITUTION,
                TriageVariables.collect()
                        .triageOutcome(TriageOutcome.HANDED_OVER)
                        .toMap());
        assertThat(run.ends()).containsExactly(TriageProcess.END_EVENT_UNSUITABLE);
        assertThat(run.isOver()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ROUTED, userTask_accept, -",
                "HANDED_OVER, -, endEvent_handedOver",
                "REJECTED, -, endEvent_rejected",
                "-, -, endEvent_handedOver", // no answer is never taken for a yes
            })
    void theCoordinatorsAnswerDecidesWhatFollows(TriageOutcome outcome, String task, String end) {
        CaseRun run = triage(OnlineGate.ALLOWED)
                .complete(
                        TriageProcess.USER_TASK_ROUTE,
                        TriageVariables.collect()
                                .triageOutcome(outcome)
                                .doctorId(Steps.DOCTOR)
                                .toMap());

        assertThat(run.tasks()).isEqualTo(task == null ? java.util.Set.of() : java.util.Set.of(task));
        assertThat(run.ends()).isEqualTo(end == null ? java.util.List.of() : java.util.List.of(end));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"true, userTask_accept", "false, userTask_route", "-, userTask_route"})
    void aRouteThatTheRulesDoNotPermitGoesBackToTheCoordinator(Boolean permitted, String task) {
        CaseRun run = Steps.triaged(new CaseRun(), OnlineGate.ALLOWED)
                .on(
                        Delegates.CHECK_ROUTE_DELEGATE,
                        execution -> TriageVariables.of(execution).routePermitted(permitted));

        Steps.route(run.start(Processes.TRIAGE, Map.of()));

        assertThat(run.calls()).contains(Delegates.CHECK_ROUTE_DELEGATE);
        assertThat(run.tasks()).containsExactly(task);
    }

    @Test
    void theChosenDoctorIsAskedAndNobodyElse() {
        CaseRun run = Steps.route(triage(OnlineGate.ALLOWED));

        assertThat(run.task(TriageProcess.USER_TASK_ACCEPT).getAssignee()).isEqualTo(Steps.DOCTOR);
    }

    @Test
    void aDoctorWhoAcceptsEndsTriage() {
        CaseRun run = Steps.answer(Steps.route(triage(OnlineGate.ALLOWED)), Acceptance.ACCEPTED);

        assertThat(run.ends()).containsExactly(TriageProcess.END_EVENT_ACCEPTED);
        assertThat(run.isOver()).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "DECLINED")
    void anythingButAnAcceptanceIsRoutedAgain(String answer) {
        CaseRun run = Steps.route(triage(OnlineGate.ALLOWED));
        Map<String, Object> variables = new HashMap<>();
        variables.put(TriageVariables.ACCEPTANCE, answer);
        run.complete(TriageProcess.USER_TASK_ACCEPT, variables);

        assertThat(run.tasks()).containsExactly(TriageProcess.USER_TASK_ROUTE);
        assertThat(run.isOver()).isFalse();
    }

    @Test
    void anotherDoctorCanAcceptAfterOneDeclined() {
        CaseRun run = Steps.answer(Steps.route(triage(OnlineGate.ALLOWED)), Acceptance.DECLINED);
        Steps.answer(Steps.route(run), Acceptance.ACCEPTED);

        assertThat(run.ends()).containsExactly(TriageProcess.END_EVENT_ACCEPTED);
    }

    @Test
    void anOverdueRoutingIsEscalatedAndStaysOpen() {
        CaseRun run = triage(OnlineGate.ALLOWED).runOut(TriageProcess.BOUNDARY_EVENT_ROUTE_OVERDUE);

        assertEscalated(run, TriageProcess.USER_TASK_ROUTE);
    }

    @Test
    void anOverdueAnswerIsEscalatedAndStaysOpen() {
        CaseRun run = Steps.route(triage(OnlineGate.ALLOWED)).runOut(TriageProcess.BOUNDARY_EVENT_ACCEPT_OVERDUE);

        assertEscalated(run, TriageProcess.USER_TASK_ACCEPT);
    }

    @Test
    void anOverdueNamingOfAHospitalIsEscalatedAndStaysOpen() {
        CaseRun run = triage(OnlineGate.REFUSED).runOut(TriageProcess.BOUNDARY_EVENT_NAME_INSTITUTION_OVERDUE);

        assertEscalated(run, TriageProcess.USER_TASK_NAME_INSTITUTION);
    }

    @Test
    void aDecisionThatCannotBeMadeStopsTheCaseWhereItIsInsteadOfPassing() {
        CaseRun run = new CaseRun()
                .on(Delegates.DECIDE_URGENCY_DELEGATE, execution -> {
                    throw new IllegalStateException("no rule matched");
                })
                .start(Processes.TRIAGE, Map.of());

        assertThat(run.failures()).containsExactly(TriageProcess.SERVICE_TASK_DECIDE_URGENCY);
        assertThat(run.tasks()).isEmpty();
        assertThat(run.ends()).isEmpty();
    }

    @Test
    void theCoordinatorsWorkIsKeptWhenTheCheckAfterItFails() {
        CaseRun run = Steps.triaged(new CaseRun(), OnlineGate.ALLOWED).on(Delegates.CHECK_ROUTE_DELEGATE, execution -> {
            throw new IllegalStateException("cannot check");
        });

        Steps.route(run.start(Processes.TRIAGE, Map.of()));

        assertThat(run.tasks()).isEmpty();
        assertThat(run.failures()).containsExactly(TriageProcess.SERVICE_TASK_CHECK_ROUTE);
        assertThat(run.variable(Processes.TRIAGE, TriageVariables.DOCTOR_ID)).isEqualTo(Steps.DOCTOR);
    }

    static void assertEscalated(CaseRun run, String task) {
        assertThat(run.calls()).contains(Delegates.ESCALATE_DELEGATE);
        assertThat(run.tasks()).containsExactly(task);
        assertThat(run.ends()).containsExactly("endEvent_escalated");
        assertThat(run.isOver()).isFalse();
    }

    private static CaseRun triage(OnlineGate gate) {
        return Steps.triaged(new CaseRun(), gate).start(Processes.TRIAGE, Map.of());
    }
}
