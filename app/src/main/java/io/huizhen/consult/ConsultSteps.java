package io.huizhen.consult;

import io.huizhen.models.CaseProcesses;
import io.huizhen.workflows.CallOutcome;
import io.huizhen.workflows.ConsultOutcome;
import io.huizhen.workflows.ConsultProcess;
import io.huizhen.workflows.ConsultVariables;
import io.huizhen.workflows.IdentityCheck;
import io.huizhen.workflows.Messages;
import io.huizhen.workflows.NextStep;
import io.huizhen.workflows.OutageFallbackProcess;
import io.huizhen.workflows.OutageFallbackVariables;
import io.huizhen.workflows.Reached;
import java.util.Map;
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
        processes.tell(caseId, Messages.CONSULT_OVER);
        return complete(caseId, ConsultOutcome.FINISHED);
    }

    /** @return false when the process does not stand at the consult */
    public boolean nobodyCame(String caseId) {
        return complete(caseId, ConsultOutcome.NO_SHOW);
    }

    /** The consult needs its fallback. @return false when the process does not stand at the consult */
    public boolean fallbackBegun(String caseId) {
        return processes.tell(caseId, Messages.FALLBACK_BEGUN);
    }

    /**
     * A call connected, came to nothing, or (null) a talk ended.
     *
     * @return false when the process is not where it listens for that
     */
    public boolean call(String caseId, CallOutcome outcome) {
        return outcome == null
                ? processes.tell(caseId, Messages.CALL_ENDED)
                : processes.tell(
                        caseId,
                        Messages.CALL_SETTLED,
                        OutageFallbackVariables.collect().callOutcome(outcome).toMap());
    }

    /** The patient was known by the digits, or was not. @return false when the process does not stand there */
    public boolean identity(String caseId, IdentityCheck check) {
        return processes.complete(
                caseId,
                OutageFallbackProcess.USER_TASK_CONFIRM_IDENTITY,
                OutageFallbackVariables.collect().identityCheck(check).toMap());
    }

    /** How the doctor wants to go on. @return false when the process does not stand there */
    public boolean goOn(String caseId, NextStep step) {
        return processes.complete(
                caseId,
                OutageFallbackProcess.USER_TASK_GO_ON,
                OutageFallbackVariables.collect().nextStep(step).toMap());
    }

    /** Whom the coordinator reached. @return false when the process does not stand there */
    public boolean reached(String caseId, Reached reached) {
        return processes.complete(
                caseId,
                OutageFallbackProcess.USER_TASK_CALL_BOTH_SIDES,
                OutageFallbackVariables.collect().reached(reached).toMap());
    }

    /** The hand-over is not needed any more. @return false when nobody was asked for one */
    public boolean handOverNotNeeded(String caseId) {
        return processes.complete(caseId, OutageFallbackProcess.USER_TASK_ARRANGE_HAND_OVER, Map.of());
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
