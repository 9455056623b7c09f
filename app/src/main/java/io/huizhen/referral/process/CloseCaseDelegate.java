package io.huizhen.referral.process;

import io.huizhen.referral.CaseEnds;
import io.huizhen.workflows.ReferralVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The patient has the report: the case is closed. */
@Component
class CloseCaseDelegate implements JavaDelegate {

    private final CaseEnds ends;

    CloseCaseDelegate(CaseEnds ends) {
        this.ends = ends;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ends.close(ReferralVariables.of(execution).caseId());
    }
}
