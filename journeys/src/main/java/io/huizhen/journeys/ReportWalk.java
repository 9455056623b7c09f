package io.huizhen.journeys;

import io.huizhen.journeys.pages.AccountPage;
import io.huizhen.journeys.pages.CasePage;
import io.huizhen.journeys.pages.RatingPage;
import io.huizhen.journeys.pages.ReportPage;
import io.huizhen.journeys.pages.VerifyPage;
import io.huizhen.journeys.pages.WorklistPage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** From the draft to the report in the patient's hands, and the end of the case. */
final class ReportWalk {

    static final String ADVICE = ConsultWalk.ADVICE + "\n两周后复查血压与肝肾功能；胸痛超过二十分钟不缓解，立即拨打 120。";

    private final Walk walk;
    private Path report;

    ReportWalk(Walk walk) {
        this.walk = walk;
    }

    /** The doctor opens the draft and completes it. */
    void writes() {
        writes(page -> {});
    }

    /** @param more that the doctor writes */
    void writes(Consumer<ReportPage> more) {
        Person doctor = walk.doctor();
        ReportPage page = openToSign();
        walk.story.check(
                "the draft holds the opinion of the notes", page.opinion().contains(ConsultWalk.OPINION), "");
        page.writes(page.opinion(), ADVICE);
        more.accept(page);
        page.save().preview();
        walk.story.picture(doctor, "draft");
    }

    ReportPage openToSign() {
        WorklistPage.openBy(walk.doctor()).open(walk.number(), "sign");
        return new ReportPage(walk.doctor()).isThere();
    }

    void signs() {
        ReportPage page = new ReportPage(walk.doctor());
        page.sign(Persona.SIGNING_PIN);
        page.isSigned();
        walk.story.picture(walk.doctor(), "signed");
    }

    void adopts() {
        Person clinician = walk.clinician();
        WorklistPage.openBy(clinician).open(walk.number(), "adopt");
        ReportPage page = new ReportPage(clinician).isThere().read();
        walk.story.picture(clinician, "adopt");
        page.adopt(Persona.SIGNING_PIN);
        walk.openCase(clinician);
        walk.caseOf(clinician).comesTo("CLOSED");
    }

    /** Told by SMS, on the same phone. */
    void patientReads() {
        Person patient = walk.patientPerson();
        Pattern ready = walk.cast.words().shape("notification.report-ready.sms");
        String link = new Inbox(patient, walk.settings).linkIn(walk.patient.phone(), ready);
        walk.openSeat(patient, link).readDocuments();
        patient.press("report.panel.read");
        ReportPage page = new ReportPage(patient).isThere().isIssued();
        walk.story.picture(patient, "report");
        report = page.read().download(walk.story.out());
        walk.story.made("report", report);
    }

    /** The file that the patient has kept. */
    Path report() {
        return report;
    }

    void verifies() {
        Person patient = walk.patientPerson();
        SignedPdf pdf = new SignedPdf(report);
        Path changed = pdf.withOneByteChanged(walk.story.out().resolve("changed-report.pdf"));
        walk.story.made("changed-report", changed);
        walk.story.check("the public page calls the report genuine", () -> {
            VerifyPage.openBy(patient).check(report).saysGenuine(2);
            return "two signatures hold";
        });
        walk.story.picture(patient, "genuine");
        walk.story.check("the public page refuses a changed byte", () -> {
            VerifyPage.openBy(patient).check(changed).saysChanged();
            return "called changed";
        });
        walk.story.picture(patient, "changed");
        walk.story.check("pdfsig calls both signatures valid", () -> valid(pdf));
        walk.story.check("pdfsig refuses a changed byte", () -> invalid(new SignedPdf(changed)));
        for (String words : List.of(
                walk.patient.name(), Walk.MATTER.reason(), Walk.MATTER.diagnosis(), ConsultWalk.OPINION, ADVICE)) {
            walk.story.check(
                    "pdftotext gives back " + words.lines().findFirst().orElse(""),
                    pdf.says(words),
                    "exactly, without spaces");
        }
    }

    private static String valid(SignedPdf pdf) {
        int signatures = pdf.validSignatures();
        if (signatures != 2) {
            throw new NotAsSeenException("pdfsig sees " + signatures + " signatures of persons");
        }
        return "2 of 2";
    }

    private static String invalid(SignedPdf pdf) {
        boolean holds = pdf.signatures().stream().allMatch(signature -> signature.contains("Signature is Valid"));
        if (holds) {
            throw new NotAsSeenException("pdfsig calls the changed copy valid");
        }
        return "not valid";
    }

    void setsUpAccount() {
        Person patient = walk.patientPerson();
        walk.openCaseOfSeat();
        patient.press("access.account.title");
        String userName = "p" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
        String password = UUID.randomUUID().toString();
        new AccountPage(patient).create(userName, password);
        walk.story.picture(patient, "account");
        Person home = walk.cast.visitor(Persona.visitor("patient", userName, "", ""));
        home.logIn(password);
        home.isAt("desk.home.patient.title");
        home.seesText(walk.number());
        walk.story.picture(home, "at-home");
        walk.cast.sendHome(home);
    }

    void rates() {
        Person patient = walk.patientPerson();
        walk.openCaseOfSeat();
        new RatingPage(patient).open().rate(5);
        walk.story.picture(patient, "rated");
    }

    /** @param told on the timeline of the case */
    void seesItClosed(String... told) {
        Person coordinator = walk.coordinator();
        // Left open since the booking.
        CasePage page = walk.caseOf(coordinator).comesTo("CLOSED");
        for (String words : told) {
            page.tells(words);
        }
        walk.story.stateIs("closed");
        walk.story.picture(coordinator, "timeline");
    }
}
