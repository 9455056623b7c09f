package io.huizhen.report;

import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.NotYoursException;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseState;
import io.huizhen.consult.CourseTimes;
import io.huizhen.documents.Document;
import io.huizhen.documents.DocumentKind;
import io.huizhen.documents.Documents;
import io.huizhen.documents.UnprintableCharacterException;
import io.huizhen.platform.Micros;
import io.huizhen.platform.web.WebSettings;
import io.huizhen.signing.Signing;
import io.huizhen.signing.SigningKeys;
import io.huizhen.signing.VerificationCodes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with a report up to its signature: see, write, preview, freeze. Each act passes the guard first. */
@Component
@Transactional
public class ReportDesk {

    private static final String PDF = "application/pdf";

    private final Guard guard;
    private final Reports reports;
    private final ReportSeal seal;
    private final ReportPrinter printer;
    private final CaseBook cases;
    private final Documents documents;
    private final VerificationCodes codes;
    private final Signing signing;
    private final SigningKeys keys;
    private final Clock clock;

    ReportDesk(
            Guard guard,
            Reports reports,
            ReportSeal seal,
            ReportPrinter printer,
            CaseBook cases,
            Documents documents,
            VerificationCodes codes,
            Signing signing,
            SigningKeys keys,
            Clock clock) {
        this.guard = guard;
        this.reports = reports;
        this.seal = seal;
        this.printer = printer;
        this.cases = cases;
        this.documents = documents;
        this.codes = codes;
        this.signing = signing;
        this.keys = keys;
        this.clock = clock;
    }

    /** What the current viewer may see of the case's report; empty before the draft is made. */
    public Optional<ReportSheet> open(String caseId) {
        Viewer viewer = guard.enter(caseId, Action.READ_REPORT);
        List<Report> versions = reports.versionsOf(caseId);
        return versions.isEmpty() ? Optional.empty() : Optional.of(sheet(new Versions(versions), viewer));
    }

    /** The version that this viewer has before them, for a list; empty before the draft. The caller has passed the guard. */
    @Transactional(readOnly = true)
    public Optional<Report> shown(String caseId, Viewer viewer) {
        List<Report> versions = reports.versionsOf(caseId);
        return versions.isEmpty() ? Optional.empty() : Optional.of(new Versions(versions).shownTo(viewer));
    }

    /** Keeps what the doctor has written so far. */
    public void write(String caseId, String opinion, String advice, String quality, String limits, Locale language) {
        guard.enter(caseId, Action.WRITE_REPORT);
        Report report = newest(caseId);
        ReportContent content = seal.open(report)
                .written(opinion, advice, QualityJudgement.of(quality, limits).orElse(null));
        report.written(seal.close(caseId, report.id(), content), language, clock.instant());
        reports.save(report);
    }

    /** The report as it would be signed now. */
    public byte[] preview(String caseId) {
        Viewer viewer = guard.enter(caseId, Action.READ_NOTES);
        if (!viewer.has(Role.DOCTOR)) {
            throw new NotYoursException(caseId);
        }
        Report report = newest(caseId);
        return printer.print(seal.open(report), report.number(), report.language(), code(report));
    }

    /** The first character of the text that the document could not show, or -1. */
    @Transactional(readOnly = true)
    public int firstUnprintable(String text) {
        return printer.firstUnprintable(text);
    }

    /**
     * Freezes the bytes that the doctor will sign.
     *
     * @throws UnprintableCharacterException when no font has a character of the text
     */
    public Document freeze(String caseId) {
        Viewer viewer = guard.enter(caseId, Action.SIGN_REPORT);
        Report report = newest(caseId);
        byte[] pdf = printer.print(seal.open(report), report.number(), report.language(), code(report));
        Document frozen = documents.keep(
                caseId, DocumentKind.REPORT_DRAFT, report.number(), PDF, pdf, "report.pdf", viewer.personId());
        report.frozen(frozen.id());
        reports.save(report);
        return frozen;
    }

    /** The bytes that wait for the doctor's signature. */
    public Document frozen(String caseId) {
        guard.enter(caseId, Action.READ_NOTES);
        Report report = newest(caseId);
        if (report.state() != ReportState.DRAFT || report.frozenDocument() == null) {
            throw new WrongReportStateException(caseId, report.state(), "sign");
        }
        return documents.find(report.frozenDocument()).orElseThrow();
    }

    /** The signed bytes that wait for the clinician's adoption. */
    public Document toAdopt(String caseId) {
        guard.enter(caseId, Action.READ_NOTES);
        Report report = newest(caseId);
        if (report.state() != ReportState.SIGNED) {
            throw new WrongReportStateException(caseId, report.state(), "adopt");
        }
        return documents.find(report.signedDocument()).orElseThrow();
    }

    private ReportSheet sheet(Versions versions, Viewer viewer) {
        Report report = versions.shownTo(viewer);
        boolean writes = viewer.has(Role.DOCTOR) && report.state() == ReportState.DRAFT;
        ReportContent content = writes ? seal.open(report) : null;
        boolean adopts = viewer.has(Role.CLINICIAN) && report.state() == ReportState.SIGNED;
        return new ReportSheet(
                report.caseId(),
                cases.get(report.caseId()).number(),
                report.state(),
                report.number(),
                report.language(),
                report.savedAt(),
                writes ? text(content) : null,
                document(report, viewer),
                writes && guard.allows(viewer, report.caseId(), Action.SIGN_REPORT),
                adopts && guard.allows(viewer, report.caseId(), Action.ADOPT_REPORT),
                (writes || adopts) && keys.stateOf(viewer.personId()).isReady(),
                report.state() == ReportState.ISSUED ? code(report) : null,
                signatures(report),
                amending(versions, report, viewer));
    }

    private ReportSheet.Amending amending(Versions versions, Report shown, Viewer viewer) {
        boolean may = viewer.has(Role.DOCTOR) && guard.allows(viewer, shown.caseId(), Action.AMEND_REPORT);
        boolean closed = cases.get(shown.caseId()).state() == CaseState.CLOSED;
        return new ReportSheet.Amending(
                versions.isBeingAmended(shown),
                may && closed && shown.state() == ReportState.ISSUED,
                may && shown.isAmendment(),
                versions.before(shown).stream()
                        .map(earlier ->
                                new ReportSheet.Earlier(earlier.number(), earlier.issuedDocument(), code(earlier)))
                        .toList());
    }

    private static ReportSheet.Text text(ReportContent content) {
        QualityJudgement quality = content.quality();
        ReportFacts facts = content.facts();
        CourseTimes times = facts.course().times();
        return new ReportSheet.Text(
                content.opinion(),
                content.advice(),
                content.amendment(),
                quality == null ? "" : quality.answer().name(),
                quality == null ? "" : quality.limits(),
                LocalDate.ofInstant(facts.began(), WebSettings.ZONE),
                facts.course().spans().stream()
                        .map(span -> new ReportSheet.Stretch(span.kind(), times.span(span)))
                        .toList(),
                facts.course().lines().stream()
                        .map(line -> new ReportSheet.LineOf(
                                line.name().in(LocaleContextHolder.getLocale()),
                                line.role(),
                                line.minutes(),
                                line.soundLost()))
                        .toList());
    }

    private List<ReportSheet.Signature> signatures(Report report) {
        return signing.of(report.series(), report.number()).stream()
                .map(kept -> new ReportSheet.Signature(
                        kept.role(), Micros.toInstant(kept.signedAt()), kept.stampedAt() != null))
                .toList();
    }

    private static String document(Report report, Viewer viewer) {
        if (report.issuedDocument() != null) {
            return report.issuedDocument();
        }
        boolean ofTheSides = viewer.has(Role.DOCTOR) || viewer.has(Role.CLINICIAN);
        return ofTheSides ? report.signedDocument() : null;
    }

    private String code(Report report) {
        return codes.codeOf(report.series(), report.number());
    }

    private Report newest(String caseId) {
        return reports.newestOf(caseId).orElseThrow(() -> new NotYoursException(caseId));
    }
}
