package io.huizhen.referral.process;

import io.huizhen.referral.HandOvers;
import io.huizhen.workflows.ReferralVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes sure that the case has ended by its hand-over, from triage or from any moment after. */
@Component
class HandOverDelegate implements JavaDelegate {

    private final HandOvers handOvers;

    HandOverDelegate(HandOvers handOvers) {
        this.handOvers = handOvers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        handOvers.carryOut(ReferralVariables.of(execution).caseId());
    }
}
