package io.huizhen.consult.process;

import io.huizhen.consult.FallbackFlow;
import io.huizhen.workflows.OutageFallbackVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes the timeline, unless the coordinator has been asked already. */
@Component
class AskForHandOverDelegate implements JavaDelegate {

    private final FallbackFlow flow;

    AskForHandOverDelegate(FallbackFlow flow) {
        this.flow = flow;
    }

    @Override
    public void execute(DelegateExecution execution) {
        OutageFallbackVariables variables = OutageFallbackVariables.of(execution);
        variables.handOverAsked(!flow.askForHandOver(variables.caseId()));
    }
}
