package io.huizhen.report;

import io.huizhen.documents.Document;
import io.huizhen.documents.DocumentKind;
import io.huizhen.documents.Documents;
import io.huizhen.models.CaseProcesses;
import io.huizhen.outbox.OutboxHandler;
import io.huizhen.signing.Signing;
import io.huizhen.signing.VerificationCodes;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts on a signed report a stamp that its process waits for: made outside, then kept and told in one transaction. There
 * is one for each {@link Stamps kind of stamp}.
 */
final class StampHandler implements OutboxHandler<ReportEntry> {

    /**
     * One kind of stamp.
     *
     * @param kind of the outbox entry
     * @param from the state in which a report waits for it; in any other there is nothing to do
     * @param stamp makes the stamped file; may go over the network
     * @param becomes kind of the stamped file
     * @param keep notes the file's id in the report
     * @param message that the process waits for
     */
    record Stamp(
            String kind,
            ReportState from,
            UnaryOperator<byte[]> stamp,
            DocumentKind becomes,
            BiConsumer<Report, String> keep,
            String message) {}

    private final Stamp stamp;
    private final Reports reports;
    private final Documents documents;
    private final Signing signing;
    private final VerificationCodes codes;
    private final CaseProcesses processes;
    private final TransactionTemplate transaction;

    StampHandler(
            Stamp stamp,
            Reports reports,
            Documents documents,
            Signing signing,
            VerificationCodes codes,
            CaseProcesses processes,
            PlatformTransactionManager transactions) {
        this.stamp = stamp;
        this.reports = reports;
        this.documents = documents;
        this.signing = signing;
        this.codes = codes;
        this.processes = processes;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return stamp.kind();
    }

    @Override
    public Class<ReportEntry> type() {
        return ReportEntry.class;
    }

    @Override
    public void handle(String key, ReportEntry entry) {
        Report report = reports.findById(entry.reportId()).orElseThrow();
        if (report.state() != stamp.from()) {
            return;
        }
        Document waiting = documents.find(report.signedDocument()).orElseThrow();
        byte[] stamped = stamp.stamp().apply(documents.bytes(waiting));
        transaction.executeWithoutResult(done -> keep(report, waiting, stamped));
    }

    private void keep(Report report, Document waiting, byte[] stamped) {
        Document kept = documents.keep(
                report.caseId(),
                stamp.becomes(),
                report.number(),
                waiting.mediaType(),
                stamped,
                "report.pdf",
                waiting.createdBy());
        stamp.keep().accept(report, kept.id());
        reports.save(report);
        signing.stamped(report.series(), report.number());
        codes.leadTo(report.series(), report.number(), kept.id());
        if (report.state() == ReportState.ISSUED) {
            codes.issued(report.series(), report.number());
        }
        if (!processes.tell(report.caseId(), stamp.message())) {
            throw new IllegalStateException("the process does not wait for this stamp yet: " + stamp.message());
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
