package io.huizhen.report;

import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.notification.NoticeKind;
import io.huizhen.notification.Notices;
import io.huizhen.outbox.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The way of an adopted report out of the house; called by the process. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ReportEnding {

    private final Reports reports;
    private final CaseBook cases;
    private final Outbox outbox;
    private final Notices notices;

    ReportEnding(Reports reports, CaseBook cases, Outbox outbox, Notices notices) {
        this.reports = reports;
        this.cases = cases;
        this.outbox = outbox;
        this.notices = notices;
    }

    /** Asks for the archive stamp of the case's adopted report. */
    public void archive(String caseId) {
        put(Stamps.ARCHIVE, caseId);
    }

    /** Has the patient told, and both signers. */
    public void issue(String caseId) {
        Report report = put(IssueReportHandler.KIND, caseId);
        NoticeKind kind = report.number() == 1 ? NoticeKind.REPORT_READY : NoticeKind.REPORT_AMENDED;
        if (kind == NoticeKind.REPORT_AMENDED) {
            cases.note(caseId, "amendment-issued", null, Viewer.SYSTEM);
        }
        Case record = cases.get(caseId);
        notices.toPerson(caseId, kind, record.clinicianId());
        notices.toPerson(caseId, kind, record.doctorId());
    }

    private Report put(String kind, String caseId) {
        Report report = reports.newestOf(caseId).orElseThrow();
        outbox.put(kind, report.id(), new ReportEntry(caseId, report.id()));
        return report;
    }
}
