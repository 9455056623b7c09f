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

/** Brings the time stamp that was missing when the doctor signed. */
@Component
class StampReportHandler implements OutboxHandler<ReportEntry> {

    static final String KIND = "report-stamp";

    private final Reports reports;
    private final Documents documents;
    private final Pades pades;
    private final Signing signing;
    private final VerificationCodes codes;
    private final CaseProcesses processes;
    private final TransactionTemplate transaction;

    StampReportHandler(
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
        if (report.state() != ReportState.STAMPING) {
            return;
        }
        Document waiting = documents.find(report.signedDocument()).orElseThrow();
        byte[] stamped = pades.stamp(documents.bytes(waiting));
        transaction.executeWithoutResult(done -> keep(report, waiting, stamped));
    }

    private void keep(Report report, Document waiting, byte[] stamped) {
        Document kept = documents.keep(
                report.caseId(),
                DocumentKind.REPORT_DRAFT,
                report.number(),
                waiting.mediaType(),
                stamped,
                "report.pdf",
                waiting.createdBy());
        report.stamped(kept.id());
        reports.save(report);
        signing.stamped(report.series(), report.number());
        codes.leadTo(report.series(), report.number(), kept.id());
        if (!processes.tell(report.caseId(), Messages.REPORT_STAMPED)) {
            throw new IllegalStateException("the process does not wait for the stamp yet");
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
