package io.huizhen.workflows.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.workflows.AmendmentProcess;
import io.huizhen.workflows.AmendmentVariables;
import io.huizhen.workflows.Delegates;
import io.huizhen.workflows.Messages;
import io.huizhen.workflows.Processes;
import io.huizhen.workflows.ReportProcess;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An amendment takes the whole way of a report once more, or is withdrawn before it is signed. */
class AmendmentModelTest {

    @Test
    void theNewVersionIsSignedAdoptedArchivedAndThePatientTold() {
        CaseRun run = amendment();
        assertThat(run.tasks()).containsExactly(ReportProcess.USER_TASK_SIGN);
        assertThat(run.task(ReportProcess.USER_TASK_SIGN).getAssignee()).isEqualTo(Steps.DOCTOR);

        Steps.sign(run, true).complete(ReportProcess.USER_TASK_ADOPT, Map.of()).tell(Messages.REPORT_ARCHIVED);
        assertThat(run.calls()).endsWith(Delegates.ISSUE_REPORT_DELEGATE).doesNotContain(Delegates.CLOSE_CASE_DELEGATE);
        assertThat(run.catches()).containsExactly(AmendmentProcess.CATCH_EVENT_PATIENT_TOLD);

        run.tell(Messages.PATIENT_TOLD);
        assertThat(run.ends()).contains(AmendmentProcess.END_EVENT_AMENDED);
        assertThat(run.isOver()).isTrue();
    }

    @Test
    void aWithdrawnAmendmentLeavesNoTask() {
        CaseRun run = amendment().tell(Messages.AMENDMENT_WITHDRAWN);

        assertThat(run.ends()).containsExactly(AmendmentProcess.END_EVENT_WITHDRAWN);
        assertThat(run.tasks()).isEmpty();
        assertThat(run.isOver()).isTrue();
    }

    private static CaseRun amendment() {
        return new CaseRun()
                .start(
                        Processes.AMENDMENT,
                        AmendmentVariables.collect()
                                .doctorId(Steps.DOCTOR)
                                .signWithin(Duration.ofHours(24))
                                .adoptWithin(Duration.ofHours(48))
                                .toMap());
    }
}
