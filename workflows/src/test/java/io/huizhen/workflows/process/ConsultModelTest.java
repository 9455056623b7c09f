package io.huizhen.workflows.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.workflows.ConsultOutcome;
import io.huizhen.workflows.ConsultProcess;
import io.huizhen.workflows.ConsultVariables;
import io.huizhen.workflows.Delegates;
import io.huizhen.workflows.Messages;
import io.huizhen.workflows.Processes;
import io.huizhen.workflows.ReferralProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The consult process: only the doctor's Finish ends it, and nobody is cut off by a clock. */
class ConsultModelTest {

    @Test
    void theConsultOpensWithItsSeatsAndWaitsForNoMessageToArrive() {
        CaseRun run = open();

        assertThat(run.calls()).containsExactly(Delegates.CREATE_SEATS_DELEGATE);
        assertThat(run.catches()).isEmpty();
        assertThat(run.tasks()).containsExactly(ConsultProcess.USER_TASK_CONSULT);
        assertThat(run.task(ConsultProcess.USER_TASK_CONSULT).getAssignee()).isEqualTo(Steps.DOCTOR);
    }

    @Test
    void aFinishedConsultCollectsItsRecordingAndEnds() {
        CaseRun run = Steps.finish(open(), ConsultOutcome.FINISHED);

        assertThat(run.calls()).contains(Delegates.COLLECT_RECORDING_DELEGATE);
        assertThat(run.catches()).containsExactly(ConsultProcess.CATCH_EVENT_RECORDING_COLLECTED);
        run.tell(Messages.RECORDING_COLLECTED);
        assertThat(run.ends()).containsExactly(ConsultProcess.END_EVENT_FINISHED);
        assertThat(run.isOver()).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "NO_SHOW")
    void aConsultThatWasNotHeldIsMarkedAndBookedAgain(String outcome) {
        CaseRun run = Steps.invited();
        Map<String, Object> variables = new HashMap<>();
        variables.put(ConsultVariables.CONSULT_OUTCOME, outcome);
        run.complete(ConsultProcess.USER_TASK_CONSULT, variables);

        assertThat(run.calls())
                .contains(Delegates.MARK_NO_SHOW_DELEGATE)
                .doesNotContain(Delegates.COLLECT_RECORDING_DELEGATE);
        assertThat(run.ends()).contains(ConsultProcess.END_EVENT_NO_SHOW);
        assertThat(run.tasks()).containsExactly(ReferralProcess.USER_TASK_BOOK);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(booleans = true)
    void aConsultThatRunsOverIsEscalatedAndNeverInterrupted(Boolean attended) {
        CaseRun run = attendance(Steps.invited(), attended).runOut(ConsultProcess.BOUNDARY_EVENT_WINDOW_ENDED);

        assertThat(run.tasks()).containsExactly(ConsultProcess.USER_TASK_CONSULT);
        assertThat(run.calls()).contains(Delegates.ESCALATE_DELEGATE).doesNotContain(Delegates.MARK_NO_SHOW_DELEGATE);
        assertThat(run.ends()).contains(ConsultProcess.END_EVENT_RUNS_OVER);
        Steps.finish(run, ConsultOutcome.FINISHED);
        assertThat(run.catches()).containsExactly(ConsultProcess.CATCH_EVENT_RECORDING_COLLECTED);
    }

    @Test
    void aWindowInWhichNobodyMetIsANoShow() {
        CaseRun run = attendance(Steps.invited(), false).runOut(ConsultProcess.BOUNDARY_EVENT_WINDOW_ENDED);

        assertThat(run.calls()).contains(Delegates.MARK_NO_SHOW_DELEGATE);
        assertThat(run.ends()).contains(ConsultProcess.END_EVENT_NO_SHOW);
        assertThat(run.tasks()).containsExactly(ReferralProcess.USER_TASK_BOOK);
    }

    @Test
    void theWindowsClockIsTheEndOfTheBookedTime() {
        CaseRun run = open();

        Instant due = run.task(ConsultProcess.USER_TASK_CONSULT).getDueDate().toInstant();
        assertThat(due).isAfter(Instant.now());
    }

    private static CaseRun attendance(CaseRun run, Boolean attended) {
        return run.on(
                Delegates.CHECK_ATTENDANCE_DELEGATE,
                execution -> ConsultVariables.of(execution).attended(attended));
    }

    private static CaseRun open() {
        return new CaseRun()
                .start(
                        Processes.CONSULT,
                        ConsultVariables.collect()
                                .doctorId(Steps.DOCTOR)
                                .windowEndsAt(Instant.now().plus(Duration.ofHours(1)))
                                .toMap());
    }
}
