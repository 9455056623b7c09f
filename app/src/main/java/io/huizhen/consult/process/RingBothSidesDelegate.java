package io.huizhen.consult.process;

import io.huizhen.consult.FallbackFlow;
import io.huizhen.workflows.OutageFallbackVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts one call in the outbox; the reply is {@code callSettled}. */
@Component
class RingBothSidesDelegate implements JavaDelegate {

    private final FallbackFlow flow;

    RingBothSidesDelegate(FallbackFlow flow) {
        this.flow = flow;
    }

    @Override
    public void execute(DelegateExecution execution) {
        flow.ring(OutageFallbackVariables.of(execution).caseId());
    }
}
