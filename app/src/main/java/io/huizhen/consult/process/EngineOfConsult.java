package io.huizhen.consult.process;

import io.huizhen.consult.ConsultProcess;
import io.huizhen.workflows.ConsultOutcome;
import io.huizhen.workflows.ConsultVariables;
import io.huizhen.workflows.Messages;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Speaks to the engine for the consult, in the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EngineOfConsult implements ConsultProcess {

    private final TaskService tasks;
    private final RuntimeService runtime;

    EngineOfConsult(TaskService tasks, RuntimeService runtime) {
        this.tasks = tasks;
        this.runtime = runtime;
    }

    @Override
    public void finished(String caseId) {
        complete(caseId, ConsultOutcome.FINISHED);
    }

    @Override
    public void nobodyCame(String caseId) {
        complete(caseId, ConsultOutcome.NO_SHOW);
    }

    @Override
    public void notSuitable(String caseId) {
        correlate(Messages.NOT_SUITABLE_ONLINE, caseId);
    }

    @Override
    public void invitationsSent(String caseId) {
        correlate(Messages.INVITATIONS_SENT, caseId);
    }

    @Override
    public void recordingCollected(String caseId) {
        correlate(Messages.RECORDING_COLLECTED, caseId);
    }

    private void complete(String caseId, ConsultOutcome outcome) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(caseId)
                .taskDefinitionKey(io.huizhen.workflows.ConsultProcess.USER_TASK_CONSULT)
                .singleResult();
        if (task == null) {
            throw new IllegalStateException("case " + caseId + " has no consult to complete");
        }
        tasks.complete(
                task.getId(), ConsultVariables.collect().consultOutcome(outcome).toMap());
    }

    private void correlate(String message, String caseId) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(caseId)
                .correlate();
    }
}
