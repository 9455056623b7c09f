package io.huizhen.workflows.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.workflows.Acceptance;
import io.huizhen.workflows.ConsultOutcome;
import io.huizhen.workflows.ConsultProcess;
import io.huizhen.workflows.Delegates;
import io.huizhen.workflows.Messages;
import io.huizhen.workflows.OnlineGate;
import io.huizhen.workflows.Processes;
import io.huizhen.workflows.ReferralProcess;
import io.huizhen.workflows.ReferralVariables;
import io.huizhen.workflows.TriageOutcome;
import io.huizhen.workflows.TriageProcess;
import io.huizhen.workflows.TriageVariables;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole way of a case, with the processes that it calls. */
class ReferralModelTest {

    /** The places at which a case can be stopped by a hand-over or a withdrawal. */
    static Stream<Named<Supplier<CaseRun>>> everyStage() {
        return Stream.of(
                Named.of("in triage", () -> Steps.submitted(OnlineGate.ALLOWED)),
                Named.of("while a hospital is named", () -> Steps.submitted(OnlineGate.REFUSED)),
                Named.of("while the doctor is asked", () -> Steps.route(Steps.submitted(OnlineGate.ALLOWED))),
                Named.of("while a time is booked", Steps::accepted),
                Named.of("while invitations are sent", () -> Steps.book(Steps.accepted())),
                Named.of("in the consult", Steps::invited),
                Named.of(
                        "while the recording is collected",
                        () -> Steps.finish(Steps.invited(), ConsultOutcome.FINISHED)),
                Named.of("while the report is signed", Steps::consulted),
                Named.of("while a time stamp is awaited", () -> Steps.sign(Steps.consulted(), false)),
                Named.of("while the patient is told", Steps::reported));
    }

    @Test
    void aReferralBecomesAClosedCase() {
        CaseRun run = Steps.reported();

        assertThat(run.calls()).endsWith(Delegates.ISSUE_REPORT_DELEGATE);
        assertThat(run.catches()).containsExactly(ReferralProcess.CATCH_EVENT_PATIENT_TOLD);
        run.tell(Messages.PATIENT_TOLD);
        assertThat(run.calls()).endsWith(Delegates.CLOSE_CASE_DELEGATE);
        assertThat(run.ends()).contains(ReferralProcess.END_EVENT_CLOSED);
        assertThat(run.isOver()).isTrue();
    }

    @Test
    void anAcceptedReferralIsBooked() {
        CaseRun run = Steps.accepted();

        assertThat(run.tasks()).containsExactly(ReferralProcess.USER_TASK_BOOK);
        assertThat(run.variable(Processes.REFERRAL, ReferralVariables.DOCTOR_ID))
                .isEqualTo(Steps.DOCTOR);
        assertThat(run.variable(Processes.REFERRAL, ReferralVariables.DEPARTMENT))
                .isEqualTo("jc-cardiology");
    }

    @Test
    void aRejectedReferralEndsAndItsClinicianIsTold() {
        CaseRun run = answered(TriageOutcome.REJECTED);

        assertThat(run.calls()).endsWith(Delegates.REJECT_REFERRAL_DELEGATE);
        assertThat(run.ends()).contains(ReferralProcess.END_EVENT_REJECTED);
        assertThat(run.isOver()).isTrue();
    }

    @Test
    void aCaseHandedOverByTheCoordinatorEndsAsHandedOver() {
        CaseRun run = answered(TriageOutcome.HANDED_OVER);

        assertThat(run.calls()).endsWith(Delegates.HAND_OVER_DELEGATE);
        assertThat(run.ends()).contains(ReferralProcess.END_EVENT_HANDED_OVER);
        assertThat(run.isOver()).isTrue();
    }

    @Test
    void aCaseThatIsNotForOnlineCareEndsAsHandedOverOnceAHospitalIsNamed() {
        CaseRun run = Steps.submitted(OnlineGate.REFUSED)
                .complete(
                        TriageProcess.USER_TASK_NAME_INSTITUTION,
                        TriageVariables.collect()
                                .triageOutcome(TriageOutcome.HANDED_OVER)
                                .toMap());

        assertThat(run.calls()).endsWith(Delegates.HAND_OVER_DELEGATE);
        assertThat(run.ends()).contains(ReferralProcess.END_EVENT_HANDED_OVER);
    }

    @Test
    void aNoShowIsBookedAgainAndTheSecondConsultCanBeHeld() {
        CaseRun run = Steps.finish(Steps.invited(), ConsultOutcome.NO_SHOW);
        Steps.book(run);

        assertThat(run.tasks()).containsExactly(ConsultProcess.USER_TASK_CONSULT);
        Steps.finish(run, ConsultOutcome.FINISHED).tell(Messages.RECORDING_COLLECTED);
        assertThat(run.tasks()).containsExactly("userTask_sign");
    }

    @Test
    void anOverdueBookingIsEscalatedAndStaysOpen() {
        CaseRun run = Steps.accepted().runOut(ReferralProcess.BOUNDARY_EVENT_BOOK_OVERDUE);

        assertThat(run.calls()).contains(Delegates.ESCALATE_DELEGATE);
        assertThat(run.ends()).contains(ReferralProcess.END_EVENT_ESCALATED);
        assertThat(run.tasks()).containsExactly(ReferralProcess.USER_TASK_BOOK);
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void aCaseFoundNotSuitableOnlineEndsAtOnceWhereverItStands(Supplier<CaseRun> stage) {
        CaseRun run = stage.get().tell(Messages.NOT_SUITABLE_ONLINE);

        assertThat(run.calls()).endsWith(Delegates.HAND_OVER_DELEGATE);
        assertThat(run.ends()).contains(ReferralProcess.END_EVENT_NOT_SUITABLE);
        assertThat(run.tasks()).isEmpty();
        assertThat(run.isOver()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void aWithdrawnCaseEndsAtOnceWhereverItStands(Supplier<CaseRun> stage) {
        CaseRun run = stage.get().tell(Messages.CASE_CANCELLED);

        assertThat(run.calls()).endsWith(Delegates.CANCEL_CASE_DELEGATE);
        assertThat(run.ends()).contains(ReferralProcess.END_EVENT_CANCELLED);
        assertThat(run.isOver()).isTrue();
    }

    @Test
    void aCaseKeepsTheVersionItWasStartedWithWhenANewOneIsDeployed() {
        BpmnModelInstance changed =
                Bpmn.readModelFromStream(getClass().getResourceAsStream("/bpmn/" + Processes.CONSULT + ".bpmn"));
        changed.<UserTask>getModelElementById(ConsultProcess.USER_TASK_CONSULT).setName("变更后的会诊");
        CaseRun before = Steps.accepted();
        Engine.SHARED
                .process
                .getRepositoryService()
                .createDeployment()
                .addModelInstance("consult.bpmn", changed)
                .deploy();

        Steps.book(before);

        assertThat(before.task(ConsultProcess.USER_TASK_CONSULT).getName()).isEqualTo("进行会诊");
    }

    @Test
    void aSubmittedReferralIsKeptWhenTriageCannotStart() {
        CaseRun run = new CaseRun()
                .on(Delegates.DECIDE_URGENCY_DELEGATE, execution -> {
                    throw new IllegalStateException("cannot decide");
                })
                .start(Processes.REFERRAL, Map.of());

        assertThat(run.isOver()).isFalse();
        assertThat(run.failures()).containsExactly(TriageProcess.SERVICE_TASK_DECIDE_URGENCY);
    }

    @Test
    void aDoctorWhoDeclinesLeavesTheCaseWithTheCoordinator() {
        CaseRun run = Steps.answer(Steps.route(Steps.submitted(OnlineGate.ALLOWED)), Acceptance.DECLINED);

        assertThat(run.tasks()).containsExactly(TriageProcess.USER_TASK_ROUTE);
    }

    private static CaseRun answered(TriageOutcome outcome) {
        return Steps.submitted(OnlineGate.ALLOWED)
                .complete(
                        TriageProcess.USER_TASK_ROUTE,
                        TriageVariables.collect().triageOutcome(outcome).toMap());
    }
}
