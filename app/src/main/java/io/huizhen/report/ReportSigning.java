package io.huizhen.report;

import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.documents.Document;
import io.huizhen.documents.DocumentKind;
import io.huizhen.documents.Documents;
import io.huizhen.models.CaseProcesses;
import io.huizhen.notification.NoticeKind;
import io.huizhen.notification.Notices;
import io.huizhen.outbox.Outbox;
import io.huizhen.signing.Signing;
import io.huizhen.signing.VerificationCodes;
import io.huizhen.workflows.Messages;
import io.huizhen.workflows.ReportProcess;
import io.huizhen.workflows.ReportVariables;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The two signatures of a report. Each: read what is frozen; sign outside any transaction; then signature, document,
 * report, case and process move in one transaction, or not at all.
 */
@Component
@Transactional(propagation = Propagation.NEVER)
public class ReportSigning {

    /** What the doctor's step-up is for. */
    public static final String SIGN = "report-sign";
    /** What the clinician's step-up is for. */
    public static final String ADOPT = "report-adopt";

    private record Ready(Report report, Document document, byte[] pdf, Viewer signer) {}

    private final Guard guard;
    private final Reports reports;
    private final ReportDesk desk;
    private final Documents documents;
    private final Signing signing;
    private final VerificationCodes codes;
    private final CaseBook cases;
    private final CaseProcesses processes;
    private final Outbox outbox;
    private final Notices notices;
    private final TransactionTemplate transaction;

    ReportSigning(
            Guard guard,
            Reports reports,
            ReportDesk desk,
            Documents documents,
            Signing signing,
            VerificationCodes codes,
            CaseBook cases,
            CaseProcesses processes,
            Outbox outbox,
            Notices notices,
            PlatformTransactionManager transactions) {
        this.guard = guard;
        this.reports = reports;
        this.desk = desk;
        this.documents = documents;
        this.signing = signing;
        this.codes = codes;
        this.cases = cases;
        this.processes = processes;
        this.outbox = outbox;
        this.notices = notices;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The doctor signs the frozen report. */
    public void sign(String caseId, String stepUp, char[] pin) {
        Ready ready = transaction.execute(done -> ready(caseId, Action.SIGN_REPORT, desk.frozen(caseId)));
        Signing.Given given = signing.sign(order(ready, ReportPrinter.DOCTOR, SIGN, stepUp), pin);
        transaction.executeWithoutResult(done -> keepSigned(ready, given));
    }

    /** The consult did not suffice to judge by: there is no report of it, and another is booked. */
    @Transactional
    public void furtherConsult(String caseId) {
        Viewer doctor = guard.enter(caseId, Action.SIGN_REPORT);
        cases.move(caseId, Case::consultedInVain, "further-consult", null, doctor);
        if (!processes.tell(caseId, Messages.FURTHER_CONSULT_NEEDED)) {
            throw new WrongReportStateException(caseId, ReportState.DRAFT, "book a further consult");
        }
    }

    /** The clinician adopts the signed report with a signature of his own. */
    public void adopt(String caseId, String stepUp, char[] pin) {
        Ready ready = transaction.execute(done -> ready(caseId, Action.ADOPT_REPORT, desk.toAdopt(caseId)));
        Signing.Given given = signing.sign(order(ready, ReportPrinter.CLINICIAN, ADOPT, stepUp), pin);
        transaction.executeWithoutResult(done -> keepAdopted(ready, given));
    }

    private Ready ready(String caseId, Action action, Document document) {
        Viewer signer = guard.enter(caseId, action);
        Report report = reports.newestOf(caseId).orElseThrow();
        return new Ready(report, document, documents.bytes(document), signer);
    }

    private static Signing.Order order(Ready ready, String role, String act, String stepUp) {
        Report report = ready.report();
        return new Signing.Order(
                report.series(), report.number(), ready.signer().personId(), role, act, ready.pdf(), stepUp);
    }

    private void keepSigned(Ready ready, Signing.Given given) {
        Report report = ready.report();
        String caseId = report.caseId();
        boolean stamped = given.result().stamped();
        signing.record(given);
        String signed = keep(ready, given);
        report.signed(signed, stamped);
        reports.save(report);
        codes.leadTo(report.series(), report.number(), signed);
        complete(
                caseId,
                ReportProcess.USER_TASK_SIGN,
                ReportVariables.collect().stamped(stamped).toMap());
        if (report.number() == 1) {
            cases.move(caseId, Case::reported, "report-signed", null, ready.signer());
        } else {
            cases.note(caseId, "amendment-signed", null, ready.signer());
        }
        if (!stamped) {
            outbox.put(Stamps.STAMP, report.id(), new ReportEntry(caseId, report.id()));
        }
        notices.toPerson(caseId, NoticeKind.REPORT_TO_ADOPT, cases.get(caseId).clinicianId());
    }

    private void keepAdopted(Ready ready, Signing.Given given) {
        Report report = ready.report();
        signing.record(given);
        String adopted = keep(ready, given);
        report.adopted(adopted);
        reports.save(report);
        codes.leadTo(report.series(), report.number(), adopted);
        complete(report.caseId(), ReportProcess.USER_TASK_ADOPT, Map.of());
        String reason = report.number() == 1 ? "report-adopted" : "amendment-adopted";
        cases.note(report.caseId(), reason, null, ready.signer());
    }

    private String keep(Ready ready, Signing.Given given) {
        Report report = ready.report();
        return documents
                .keep(
                        report.caseId(),
                        DocumentKind.REPORT_DRAFT,
                        report.number(),
                        ready.document().mediaType(),
                        given.result().pdf(),
                        "report.pdf",
                        ready.signer().personId())
                .id();
    }

    private void complete(String caseId, String task, Map<String, Object> variables) {
        if (!processes.complete(caseId, task, variables)) {
            throw new WrongReportStateException(caseId, ReportState.DRAFT, "complete " + task);
        }
    }
}
