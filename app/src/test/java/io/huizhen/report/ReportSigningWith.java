package io.huizhen.report;

import io.huizhen.access.Guard;
import io.huizhen.cases.CaseBook;
import io.huizhen.documents.Documents;
import io.huizhen.models.CaseProcesses;
import io.huizhen.notification.Notices;
import io.huizhen.outbox.Outbox;
import io.huizhen.signing.Signing;
import io.huizhen.signing.VerificationCodes;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts a report's signing together around another {@link Signing}. */
public final class ReportSigningWith {

    private ReportSigningWith() {}

    public static ReportSigning signing(
            Signing signing,
            VerificationCodes codes,
            Guard guard,
            Documents documents,
            CaseBook cases,
            CaseProcesses processes,
            Outbox outbox,
            Notices notices,
            ApplicationContext context) {
        return new ReportSigning(
                guard,
                context.getBean(Reports.class),
                context.getBean(ReportDesk.class),
                documents,
                signing,
                codes,
                cases,
                processes,
                outbox,
                notices,
                context.getBean(PlatformTransactionManager.class));
    }
}
