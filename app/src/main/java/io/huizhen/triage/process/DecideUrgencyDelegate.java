package io.huizhen.triage.process;

import io.huizhen.triage.TriageRules;
import io.huizhen.workflows.TriageVariables;
import io.huizhen.workflows.Urgency;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Decides how urgent the case is and how long each step may take. */
@Component
class DecideUrgencyDelegate implements JavaDelegate {

    private final TriageRules rules;

    DecideUrgencyDelegate(TriageRules rules) {
        this.rules = rules;
    }

    @Override
    public void execute(DelegateExecution execution) {
        TriageVariables variables = TriageVariables.of(execution);
        TriageRules.Decision decision = rules.decideUrgency(variables.caseId());
        variables
                .urgency(Urgency.valueOf(decision.urgency().name()))
                .routeWithin(decision.route())
                .acceptWithin(decision.accept())
                .bookWithin(decision.book())
                .signWithin(decision.sign())
                .adoptWithin(decision.adopt());
    }
}
