package io.huizhen.consult.process;

import io.huizhen.consult.Consults;
import io.huizhen.workflows.ConsultVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nobody met: the room closes, the links die, the case is booked again. */
@Component
class MarkNoShowDelegate implements JavaDelegate {

    private final Consults consults;

    MarkNoShowDelegate(Consults consults) {
        this.consults = consults;
    }

    @Override
    public void execute(DelegateExecution execution) {
        consults.noShow(ConsultVariables.of(execution).caseId());
    }
}
