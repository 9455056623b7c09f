package io.huizhen.report;

import io.huizhen.documents.DocumentKind;
import io.huizhen.outbox.OutboxHandler;
import io.huizhen.signing.Pades;
import io.huizhen.workflows.Messages;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Brings the time stamp that was missing when the doctor signed. */
@Component
class StampReportHandler implements OutboxHandler<ReportEntry> {

    static final String KIND = "report-stamp";

    private final LaterStamps stamps;
    private final LaterStamps.Stamp stamp;

    StampReportHandler(LaterStamps stamps, Pades pades) {
        this.stamps = stamps;
        this.stamp = new LaterStamps.Stamp(
                ReportState.STAMPING,
                pades::stamp,
                DocumentKind.REPORT_DRAFT,
                Report::stamped,
                Messages.REPORT_STAMPED);
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
        stamps.put(stamp, entry.reportId());
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
