package io.huizhen.referral.process;

import io.huizhen.referral.CaseEnds;
import io.huizhen.workflows.ReferralVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The coordinator's refusal ended the case; the process follows. */
@Component
class RejectReferralDelegate implements JavaDelegate {

    private final CaseEnds ends;

    RejectReferralDelegate(CaseEnds ends) {
        this.ends = ends;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ends.requireEnded(ReferralVariables.of(execution).caseId());
    }
}
