package io.huizhen.report.process;

import io.huizhen.report.ReportDrafting;
import io.huizhen.workflows.ReportVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the draft from the case. */
@Component
class DraftReportDelegate implements JavaDelegate {

    private final ReportDrafting drafting;

    DraftReportDelegate(ReportDrafting drafting) {
        this.drafting = drafting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        drafting.draft(ReportVariables.of(execution).caseId());
    }
}
