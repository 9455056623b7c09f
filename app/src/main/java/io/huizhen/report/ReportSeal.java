package io.huizhen.report;

import io.huizhen.vault.Place;
import io.huizhen.vault.Scope;
import io.huizhen.vault.Sealed;
import io.huizhen.vault.Vault;
import org.springframework.stereotype.Component;

/** Opens and closes what a report says. */
@Component
class ReportSeal {

    private final Vault vault;

    ReportSeal(Vault vault) {
        this.vault = vault;
    }

    Sealed<ReportContent> close(String caseId, String reportId, ReportContent content) {
        return vault.seal(Scope.ofCase(caseId), place(reportId), content);
    }

    ReportContent open(Report report) {
        return vault.open(Scope.ofCase(report.caseId()), place(report.id()), report.content(), ReportContent.class);
    }

    private static Place place(String reportId) {
        return Place.of("report", reportId, "content");
    }
}
