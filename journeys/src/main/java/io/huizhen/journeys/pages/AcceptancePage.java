package io.huizhen.journeys.pages;

import io.huizhen.journeys.Person;

/** Where a doctor who is asked says yes, or no with a reason. */
public final class AcceptancePage {

    private final Person doctor;

    public AcceptancePage(Person doctor) {
        this.doctor = doctor;
    }

    public AcceptancePage isThere(String caseNumber) {
        doctor.isAt("triage.answer.title", caseNumber);
        return this;
    }

    public AcceptancePage shows(String text) {
        doctor.seesText(text);
        return this;
    }

    public void accept() {
        doctor.press("triage.accept.do");
    }

    /** @param reason as in {@code triage.decline.REASON} */
    public void decline(String reason, String comment) {
        doctor.choose("triage.decline.reason", doctor.say("triage.decline." + reason));
        doctor.write("triage.decline.comment", comment);
        doctor.press("triage.decline.do");
    }

    public void declineWithoutAReason() {
        doctor.press("triage.decline.do");
    }

    public void asksForAReason() {
        doctor.sees("ui.errors.heading");
        doctor.sees("triage.error.decline.reason");
    }
}
