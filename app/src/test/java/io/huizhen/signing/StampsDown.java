package io.huizhen.signing;

import io.huizhen.access.Guard;
import io.huizhen.cases.CaseBook;
import io.huizhen.documents.Documents;
import io.huizhen.models.CaseProcesses;
import io.huizhen.notification.Notices;
import io.huizhen.outbox.Outbox;
import io.huizhen.report.ReportSigning;
import io.huizhen.report.ReportSigningWith;
import java.time.Clock;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The report's signing with a time-stamp authority that does not answer, all else being the application's own. */
public final class StampsDown {

    private StampsDown() {}

    public static ReportSigning during(ApplicationContext context) {
        var pades = new Pades(
                context.getBean(Trust.class),
                request -> {
                    throw new AuthorityUnavailableException("down", null);
                },
                Clock.systemUTC());
        var signing = new Signing(
                context.getBean(JdbcClient.class),
                context.getBean(StepUps.class),
                context.getBean(SigningKeys.class),
                pades,
                Clock.systemUTC());
        return ReportSigningWith.signing(
                signing,
                context.getBean(VerificationCodes.class),
                context.getBean(Guard.class),
                context.getBean(Documents.class),
                context.getBean(CaseBook.class),
                context.getBean(CaseProcesses.class),
                context.getBean(Outbox.class),
                context.getBean(Notices.class),
                context);
    }
}
