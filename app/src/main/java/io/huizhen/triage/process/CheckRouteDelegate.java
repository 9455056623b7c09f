package io.huizhen.triage.process;

import io.huizhen.triage.TriageRules;
import io.huizhen.workflows.TriageVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the first-visit table again for the department and doctor that were chosen. */
@Component
class CheckRouteDelegate implements JavaDelegate {

    private final TriageRules rules;

    CheckRouteDelegate(TriageRules rules) {
        this.rules = rules;
    }

    @Override
    public void execute(DelegateExecution execution) {
        TriageVariables variables = TriageVariables.of(execution);
        variables.routePermitted(rules.permitsRoute(variables.caseId()));
    }
}
