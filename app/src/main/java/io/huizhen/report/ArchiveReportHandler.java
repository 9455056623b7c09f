package io.huizhen.report;

import io.huizhen.documents.Document;
import io.huizhen.documents.DocumentKind;
import io.huizhen.documents.Documents;
import io.huizhen.models.CaseProcesses;
import io.huizhen.outbox.OutboxHandler;
import io.huizhen.signing.Pades;
import io.huizhen.signing.Signing;
import io.huizhen.signing.VerificationCodes;
import io.huizhen.workflows.Messages;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds what makes the report hold for decades (B-LTA); from then on the patient may have it. */
@Component
class ArchiveReportHandler implements OutboxHandler<ReportEntry> {

    static final String KIND = "report-archive";

    private final Reports reports;
    private final Documents documents;
    private final Pades pades;
    private final Signing signing;
    private final VerificationCodes codes;
    private final CaseProcesses processes;
    private final TransactionTemplate transaction;

    ArchiveReportHandler(
            Reports reports,
            Documents documents,
            Pades pades,
            Signing signing,
            VerificationCodes codes,
            CaseProcesses processes,
            PlatformTransactionManager transactions) {
        this.reports = reports;
        this.documents = documents;
        this.pades = pades;
        this.signing = signing;
        this.codes = codes;
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
        Report report = reports.findById(entry.reportId()).orElseThrow();
        if (report.state() != ReportState.ADOPTED) {
            return;
        }
        Document adopted = documents.find(report.signedDocument()).orElseThrow();
        byte[] archived = pades.archive(documents.bytes(adopted));
        transaction.executeWithoutResult(done -> keep(report, adopted, archived));
    }

    private void keep(Report report, Document adopted, byte[] archived) {
        Document issued = documents.keep(
                report.caseId(),
                DocumentKind.REPORT,
                report.number(),
                adopted.mediaType(),
                archived,
                "report.pdf",
                adopted.createdBy());
        report.issued(issued.id());
        reports.save(report);
        signing.stamped(report.series(), report.number());
        codes.leadTo(report.series(), report.number(), issued.id());
        if (!processes.tell(report.caseId(), Messages.REPORT_ARCHIVED)) {
            throw new IllegalStateException("the process does not wait for the archive stamp yet");
        }
    }

    /** An authority may be down for hours. */
    @Override
    public int tries() {
        return 14;
    }

    @Override
    public Duration longest() {
        return Duration.ofSeconds(15);
    }
}
