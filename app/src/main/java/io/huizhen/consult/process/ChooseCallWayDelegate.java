package io.huizhen.consult.process;

import io.huizhen.consult.FallbackFlow;
import io.huizhen.workflows.OutageFallbackVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Can we ring both sides by ourselves, or does the coordinator have to? */
@Component
class ChooseCallWayDelegate implements JavaDelegate {

    private final FallbackFlow flow;

    ChooseCallWayDelegate(FallbackFlow flow) {
        this.flow = flow;
    }

    @Override
    public void execute(DelegateExecution execution) {
        OutageFallbackVariables variables = OutageFallbackVariables.of(execution);
        variables.callWay(flow.chooseWay(variables.caseId()));
    }
}
