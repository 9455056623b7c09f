package io.huizhen.consult.process;

import io.huizhen.consult.Consults;
import io.huizhen.workflows.ConsultVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Did the doctor and somebody else meet before the window ended? A live consult is never interrupted. */
@Component
class CheckAttendanceDelegate implements JavaDelegate {

    private final Consults consults;

    CheckAttendanceDelegate(Consults consults) {
        this.consults = consults;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ConsultVariables variables = ConsultVariables.of(execution);
        variables.attended(consults.met(variables.caseId()));
    }
}
