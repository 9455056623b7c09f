package io.huizhen.workflows.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.workflows.ConsultOutcome;
import io.huizhen.workflows.Delegates;
import io.huizhen.workflows.Messages;
import io.huizhen.workflows.Processes;
import io.huizhen.workflows.ReferralProcess;
import io.huizhen.workflows.ReportProcess;
import io.huizhen.workflows.ReportVariables;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report process: signed by the doctor, stamped, adopted by the clinician, archived; nothing is skipped. */
class ReportModelTest {

    @Test
    void aConsultThatDoesNotSufficeIsFollowedByAnotherAndByNoReport() {
        CaseRun run = Steps.consulted().tell(Messages.FURTHER_CONSULT_NEEDED);

        assertThat(run.ends()).contains(ReportProcess.END_EVENT_FURTHER_CONSULT);
        assertThat(run.tasks()).containsExactly(ReferralProcess.USER_TASK_BOOK);
        Steps.finish(Steps.book(run), ConsultOutcome.FINISHED).tell(Messages.RECORDING_COLLECTED);
        assertThat(run.tasks()).containsExactly(ReportProcess.USER_TASK_SIGN);
    }

    @Test
    void theDraftIsMadeAndTheDoctorAskedToSign() {
        CaseRun run = report();

        assertThat(run.calls()).containsExactly(Delegates.DRAFT_REPORT_DELEGATE);
        assertThat(run.tasks()).containsExactly(ReportProcess.USER_TASK_SIGN);
        assertThat(run.task(ReportProcess.USER_TASK_SIGN).getAssignee()).isEqualTo(Steps.DOCTOR);
    }

    @Test
    void aDraftWithAMissingFieldStopsThereAndAsksNobodyToSign() {
        CaseRun run = start(new CaseRun().on(Delegates.DRAFT_REPORT_DELEGATE, execution -> {
            throw new IllegalStateException("a field is missing");
        }));

        assertThat(run.failures()).containsExactly(ReportProcess.SERVICE_TASK_DRAFT);
        assertThat(run.tasks()).isEmpty();
    }

    @Test
    void aStampedReportGoesToTheClinicianAtOnce() {
        CaseRun run = Steps.sign(report(), true);

        assertThat(run.tasks()).containsExactly(ReportProcess.USER_TASK_ADOPT);
        assertThat(run.task(ReportProcess.USER_TASK_ADOPT).getAssignee()).isEqualTo("clinician-1");
        assertThat(run.catches()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(booleans = false)
    void aReportWithoutItsTimeStampWaitsForItBeforeItIsAdopted(Boolean stamped) {
        CaseRun run = Steps.sign(report(), stamped);

        assertThat(run.tasks()).isEmpty();
        assertThat(run.catches()).containsExactly(ReportProcess.CATCH_EVENT_REPORT_STAMPED);
        run.tell(Messages.REPORT_STAMPED);
        assertThat(run.tasks()).containsExactly(ReportProcess.USER_TASK_ADOPT);
    }

    @Test
    void anAdoptedReportIsArchivedAndEnds() {
        CaseRun run = Steps.sign(report(), true).complete(ReportProcess.USER_TASK_ADOPT, Map.of());

        assertThat(run.calls()).endsWith(Delegates.ARCHIVE_REPORT_DELEGATE);
        assertThat(run.catches()).containsExactly(ReportProcess.CATCH_EVENT_REPORT_ARCHIVED);
        run.tell(Messages.REPORT_ARCHIVED);
        assertThat(run.ends()).containsExactly(ReportProcess.END_EVENT_ARCHIVED);
        assertThat(run.isOver()).isTrue();
    }

    @Test
    void anOverdueSignatureIsEscalatedAndStaysOpen() {
        TriageModelTest.assertEscalated(
                report().runOut(ReportProcess.BOUNDARY_EVENT_SIGN_OVERDUE), ReportProcess.USER_TASK_SIGN);
    }

    @Test
    void anOverdueAdoptionIsEscalatedAndStaysOpen() {
        TriageModelTest.assertEscalated(
                Steps.sign(report(), true).runOut(ReportProcess.BOUNDARY_EVENT_ADOPT_OVERDUE),
                ReportProcess.USER_TASK_ADOPT);
    }

    private static CaseRun report() {
        return start(new CaseRun());
    }

    private static CaseRun start(CaseRun run) {
        return run.start(
                Processes.REPORT,
                ReportVariables.collect()
                        .doctorId(Steps.DOCTOR)
                        .signWithin(Duration.ofHours(24))
                        .adoptWithin(Duration.ofHours(48))
                        .toMap());
    }
}
