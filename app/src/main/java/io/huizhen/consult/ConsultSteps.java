package io.huizhen.consult;

import io.huizhen.models.CaseProcesses;
import io.huizhen.workflows.ConsultOutcome;
import io.huizhen.workflows.ConsultProcess;
import io.huizhen.workflows.ConsultVariables;
import io.huizhen.workflows.Messages;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the process of the case what happened in the consult, in the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ConsultSteps {

    private final CaseProcesses processes;

    ConsultSteps(CaseProcesses processes) {
        this.processes = processes;
    }

    /** @return false when the process does not stand at the consult */
    public boolean finished(String caseId) {
        return complete(caseId, ConsultOutcome.FINISHED);
    }

    /** @return false when the process does not stand at the consult */
    public boolean nobodyCame(String caseId) {
        return complete(caseId, ConsultOutcome.NO_SHOW);
    }

    /** The recording lies encrypted in the file store, or it is noted why not. */
    public void recordingCollected(String caseId) {
        processes.tell(caseId, Messages.RECORDING_COLLECTED);
    }

    private boolean complete(String caseId, ConsultOutcome outcome) {
        return processes.complete(
                caseId,
                ConsultProcess.USER_TASK_CONSULT,
                ConsultVariables.collect().consultOutcome(outcome).toMap());
    }
}
