package io.huizhen.report;

import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.models.CaseProcesses;
import io.huizhen.notification.PatientLinks;
import io.huizhen.notification.PatientPhone;
import io.huizhen.notification.SmsHandler;
import io.huizhen.notification.Texts;
import io.huizhen.workflows.Messages;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the patient that the report is there; the case closes on the gateway's receipt. */
@Component
class IssueReportHandler extends SmsHandler<ReportEntry> {

    static final String KIND = "report-issue";

    private final Reports reports;
    private final CaseBook cases;
    private final PatientLinks links;
    private final Texts texts;
    private final PatientPhone phone;
    private final CaseProcesses processes;
    private final TransactionTemplate transaction;

    IssueReportHandler(
            Reports reports,
            CaseBook cases,
            PatientLinks links,
            Texts texts,
            PatientPhone phone,
            CaseProcesses processes,
            PlatformTransactionManager transactions) {
        super(KIND, ReportEntry.class);
        this.reports = reports;
        this.cases = cases;
        this.links = links;
        this.texts = texts;
        this.phone = phone;
        this.processes = processes;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void handle(String key, ReportEntry entry) {
        Case record = cases.get(entry.caseId());
        String link = texts.link(links.toCase(record.id()).orElse("/"));
        boolean first = reports.findById(entry.reportId()).orElseThrow().number() == 1;
        String text = texts.of(first ? "report-ready.sms" : "report-amended.sms", record.number(), link);
        phone.text(entry.caseId(), text, KIND + ":" + key);
        transaction.executeWithoutResult(done -> processes.tell(entry.caseId(), Messages.PATIENT_TOLD));
    }
}
