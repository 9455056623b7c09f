package io.huizhen.triage.process;

import io.huizhen.triage.TriageRules;
import io.huizhen.workflows.OnlineGate;
import io.huizhen.workflows.TriageVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the first-visit table before anyone is chosen. */
@Component
class CheckFirstVisitDelegate implements JavaDelegate {

    private final TriageRules rules;

    CheckFirstVisitDelegate(TriageRules rules) {
        this.rules = rules;
    }

    @Override
    public void execute(DelegateExecution execution) {
        TriageVariables variables = TriageVariables.of(execution);
        variables.onlineGate(rules.mayBeSeenOnline(variables.caseId()) ? OnlineGate.ALLOWED : OnlineGate.REFUSED);
    }
}
