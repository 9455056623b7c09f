package io.huizhen.report;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import java.util.List;

/**
 * The versions of one case's report, newest first; at least one. All but the newest have been issued.
 *
 * <p>The two sides see the newest from its draft on; everyone else sees the newest that has been issued, so that an
 * amendment under way takes nothing away.
 */
record Versions(List<Report> all) {

    Report newest() {
        return all.getFirst();
    }

    /** The version that this viewer has before them. */
    Report shownTo(Viewer viewer) {
        if (viewer.has(Role.DOCTOR) || viewer.has(Role.CLINICIAN)) {
            return newest();
        }
        return all.stream()
                .filter(report -> report.state() == ReportState.ISSUED)
                .findFirst()
                .orElse(newest());
    }

    /** Whether a newer version than this is on its way. */
    boolean isBeingAmended(Report shown) {
        return shown.number() < newest().number();
    }

    /** The issued versions before this one. */
    List<Report> before(Report shown) {
        return all.stream().filter(report -> report.number() < shown.number()).toList();
    }
}
