package io.huizhen.journeys.pages;

import io.huizhen.journeys.Language;
import io.huizhen.journeys.NewPatient;
import io.huizhen.journeys.Person;
import java.nio.file.Path;
import java.time.LocalDate;

/** The clinician's form for a new referral. */
public final class ReferralPage {

    /** What the expert is asked and told. */
    public record Matter(String reason, String aim, String history, String diagnosis, LocalDate diagnosedOn) {}

    private final Person clinician;

    private ReferralPage(Person clinician) {
        this.clinician = clinician;
    }

    /** From any page, by the navigation. */
    public static ReferralPage openBy(Person clinician) {
        clinician.turnTo("ui.nav.refer");
        clinician.isAt("referral.new.title");
        return new ReferralPage(clinician);
    }

    public ReferralPage patient(NewPatient patient) {
        clinician.write("referral.fullName", patient.name());
        clinician.write("referral.idNumber", patient.idNumber());
        clinician.write("referral.phone", patient.phone());
        return this;
    }

    /** A follow-up for which a consult is asked of the cardiology of the invited hospital. */
    public ReferralPage asksFor(Matter matter) {
        boolean chinese = clinician.words().language() == Language.CHINESE;
        clinician.choose("referral.invitedHospital", chinese ? "江城大学附属第一医院" : "Jiangcheng University First Hospital");
        clinician.choose("referral.kind", clinician.say("referral.kind.CONSULT"));
        clinician.write("referral.reason", matter.reason());
        clinician.write("referral.aim", matter.aim());
        clinician.choose("referral.wantedDepartment", chinese ? "心内科" : "Cardiology");
        clinician.choose("referral.visit", clinician.say("referral.visit.follow-up"));
        clinician.write("referral.history", matter.history());
        clinician.write("referral.diagnosis", matter.diagnosis());
        clinician.write("referral.diagnosedOn", matter.diagnosedOn().toString());
        clinician.write("referral.diagnosedAt", chinese ? "云岭县人民医院" : "Yunling County Hospital");
        clinician.choose("referral.declaredUrgency", clinician.say("referral.urgency.URGENT"));
        return this;
    }

    public ReferralPage consents() {
        clinician.tick("referral.consultConsent");
        clinician.choose("referral.recordingConsent", clinician.say("referral.recording.yes"));
        clinician.choose("referral.consentBy", clinician.say("referral.consentBy.PATIENT"));
        clinician.choose("referral.consentHow", clinician.say("referral.consentHow.IN_PERSON"));
        return this;
    }

    public ReferralPage files(Path diagnosis, Path... more) {
        clinician.attach("referral.diagnosisFile", diagnosis);
        clinician.attach("referral.attachmentFiles", more);
        return this;
    }

    public void send() {
        clinician.press("referral.send");
    }

    /** What is typed is kept without being sent; the page says when. */
    public void isKeptAsDraft() {
        clinician.sees("referral.draft.saved");
    }

    /** The page is still here and says what is wrong, at its field and above. */
    public void refuses(String errorKey) {
        clinician.sees("ui.errors.heading");
        clinician.sees(errorKey);
    }
}
