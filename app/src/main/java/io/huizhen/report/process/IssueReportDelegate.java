package io.huizhen.report.process;

import io.huizhen.report.ReportEnding;
import io.huizhen.workflows.ReferralVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has the patient told that the report is there; the reply is a message. */
@Component
class IssueReportDelegate implements JavaDelegate {

    private final ReportEnding ending;

    IssueReportDelegate(ReportEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.issue(ReferralVariables.of(execution).caseId());
    }
}
