package io.huizhen.report.web;

import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.Viewer;
import io.huizhen.cases.CasePanel;
import io.huizhen.report.Report;
import io.huizhen.report.ReportDesk;
import io.huizhen.report.ReportState;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The report on the case page: where it stands, and the way to it. */
@Component
class ReportPanel implements CasePanel {

    private final ReportDesk desk;
    private final Guard guard;

    ReportPanel(ReportDesk desk, Guard guard) {
        this.desk = desk;
        this.guard = guard;
    }

    /** @param next what the viewer is to do: write, adopt, or read */
    record Panel(String caseId, ReportState state, String next) {}

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Optional<Part> of(String caseId, Viewer viewer) {
        if (!guard.allows(viewer, caseId, Action.READ_REPORT)) {
            return Optional.empty();
        }
        return desk.shown(caseId, viewer)
                .map(report -> new Part(
                        "fragments/panel/report", new Panel(caseId, report.state(), next(report, caseId, viewer))));
    }

    private String next(Report report, String caseId, Viewer viewer) {
        if (report.state() == ReportState.DRAFT && guard.allows(viewer, caseId, Action.WRITE_REPORT)) {
            return "write";
        }
        if (report.state() == ReportState.SIGNED && guard.allows(viewer, caseId, Action.ADOPT_REPORT)) {
            return "adopt";
        }
        return "read";
    }
}
