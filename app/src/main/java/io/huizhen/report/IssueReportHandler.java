package io.huizhen.report;

import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.directory.Patients;
import io.huizhen.models.CaseProcesses;
import io.huizhen.notification.PatientLinks;
import io.huizhen.notification.Sms;
import io.huizhen.notification.Texts;
import io.huizhen.outbox.OutboxHandler;
import io.huizhen.workflows.Messages;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the patient that the report is there; the case closes on the gateway's receipt. */
@Component
class IssueReportHandler implements OutboxHandler<ReportEntry> {

    static final String KIND = "report-issue";

    private final CaseBook cases;
    private final Patients patients;
    private final PatientLinks links;
    private final Texts texts;
    private final Sms sms;
    private final CaseProcesses processes;
    private final TransactionTemplate transaction;

    IssueReportHandler(
            CaseBook cases,
            Patients patients,
            PatientLinks links,
            Texts texts,
            Sms sms,
            CaseProcesses processes,
            PlatformTransactionManager transactions) {
        this.cases = cases;
        this.patients = patients;
        this.links = links;
        this.texts = texts;
        this.sms = sms;
        this.processes = processes;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<ReportEntry> type() {
        return ReportEntry.class;
    }

    @Override
    public void handle(String key, ReportEntry entry) {
        Case record = cases.get(entry.caseId());
        String phone = patients.facts(record.patientId()).phone();
        String link = texts.link(links.toCase(record.id()).orElse("/"));
        sms.send(phone, texts.of("report-ready.sms", record.number(), link), KIND + ":" + key);
        transaction.executeWithoutResult(done -> processes.tell(entry.caseId(), Messages.PATIENT_TOLD));
    }

    @Override
    public Duration longest() {
        return Sms.LONGEST;
    }
}
