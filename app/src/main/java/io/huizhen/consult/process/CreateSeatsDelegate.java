package io.huizhen.consult.process;

import io.huizhen.consult.Invitations;
import io.huizhen.workflows.ConsultVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the consult with its seats and invites everyone; nobody waits for the invitations to arrive. */
@Component
class CreateSeatsDelegate implements JavaDelegate {

    private final Invitations invitations;

    CreateSeatsDelegate(Invitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ConsultVariables variables = ConsultVariables.of(execution);
        invitations.invite(variables.caseId(), variables.windowEndsAt(), Boolean.TRUE.equals(variables.byPhone()));
    }
}
