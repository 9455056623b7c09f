package io.huizhen.report.process;

import io.huizhen.report.ReportEnding;
import io.huizhen.workflows.ReportVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks for the archive stamp; the reply is a message. */
@Component
class ArchiveReportDelegate implements JavaDelegate {

    private final ReportEnding ending;

    ArchiveReportDelegate(ReportEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.archive(ReportVariables.of(execution).caseId());
    }
}
