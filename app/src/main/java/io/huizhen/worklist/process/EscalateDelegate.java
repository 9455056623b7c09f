package io.huizhen.worklist.process;

import io.huizhen.access.Viewer;
import io.huizhen.cases.CaseBook;
import io.huizhen.workflows.ReferralVariables;
import io.huizhen.worklist.WorklistRows;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** An SLA clock ran out: marks what is due in the case, and says so on its timeline. */
@Component
class EscalateDelegate implements JavaDelegate {

    private final WorklistRows rows;
    private final CaseBook cases;

    EscalateDelegate(WorklistRows rows, CaseBook cases) {
        this.rows = rows;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseId = ReferralVariables.of(execution).caseId();
        for (String kind : rows.escalate(caseId)) {
            cases.note(caseId, "escalated-" + kind, null, Viewer.SYSTEM);
        }
    }
}
