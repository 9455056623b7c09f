package io.huizhen.report;

import io.huizhen.documents.DocumentKind;
import io.huizhen.outbox.OutboxHandler;
import io.huizhen.signing.Pades;
import io.huizhen.workflows.Messages;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Adds what makes the report hold for decades (B-LTA); from then on the patient may have it. */
@Component
class ArchiveReportHandler implements OutboxHandler<ReportEntry> {

    static final String KIND = "report-archive";

    private final LaterStamps stamps;
    private final LaterStamps.Stamp stamp;

    ArchiveReportHandler(LaterStamps stamps, Pades pades) {
        this.stamps = stamps;
        this.stamp = new LaterStamps.Stamp(
                ReportState.ADOPTED, pades::archive, DocumentKind.REPORT, Report::issued, Messages.REPORT_ARCHIVED);
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
