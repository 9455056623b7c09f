package io.huizhen.consult.process;

import io.huizhen.consult.FallbackFlow;
import io.huizhen.workflows.OutageFallbackVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Do the two talk, with the identity confirmed? */
@Component
class CheckTalkDelegate implements JavaDelegate {

    private final FallbackFlow flow;

    CheckTalkDelegate(FallbackFlow flow) {
        this.flow = flow;
    }

    @Override
    public void execute(DelegateExecution execution) {
        OutageFallbackVariables variables = OutageFallbackVariables.of(execution);
        variables.talking(flow.isTalking(variables.caseId()));
    }
}
