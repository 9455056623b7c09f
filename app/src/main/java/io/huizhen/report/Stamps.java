package io.huizhen.report;

import io.huizhen.documents.DocumentKind;
import io.huizhen.documents.Documents;
import io.huizhen.models.CaseProcesses;
import io.huizhen.report.StampHandler.Stamp;
import io.huizhen.signing.Pades;
import io.huizhen.signing.Signing;
import io.huizhen.signing.VerificationCodes;
import io.huizhen.workflows.Messages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The stamps that follow a signature by the outbox. */
@Configuration
class Stamps {

    /** The time stamp that was missing when the doctor signed. */
    static final String STAMP = "report-stamp";

    /** What makes the report hold for decades (B-LTA); from then on the patient may have it. */
    static final String ARCHIVE = "report-archive";

    private final Reports reports;
    private final Documents documents;
    private final Signing signing;
    private final VerificationCodes codes;
    private final CaseProcesses processes;
    private final PlatformTransactionManager transactions;

    Stamps(
            Reports reports,
            Documents documents,
            Signing signing,
            VerificationCodes codes,
            CaseProcesses processes,
            PlatformTransactionManager transactions) {
        this.reports = reports;
        this.documents = documents;
        this.signing = signing;
        this.codes = codes;
        this.processes = processes;
        this.transactions = transactions;
    }

    @Bean
    StampHandler stampReportHandler(Pades pades) {
        return handler(new Stamp(
                STAMP,
                ReportState.STAMPING,
                pades::stamp,
                DocumentKind.REPORT_DRAFT,
                Report::stamped,
                Messages.REPORT_STAMPED));
    }

    @Bean
    StampHandler archiveReportHandler(Pades pades) {
        return handler(new Stamp(
                ARCHIVE,
                ReportState.ADOPTED,
                pades::archive,
                DocumentKind.REPORT,
                Report::issued,
                Messages.REPORT_ARCHIVED));
    }

    private StampHandler handler(Stamp stamp) {
        return new StampHandler(stamp, reports, documents, signing, codes, processes, transactions);
    }
}
