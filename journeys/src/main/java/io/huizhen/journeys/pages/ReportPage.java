package io.huizhen.journeys.pages;

import io.huizhen.journeys.Person;
import java.nio.file.Path;

/** The report of a case: written and signed by the doctor, adopted by the clinician, read by the patient. */
public final class ReportPage {

    private final Person person;

    public ReportPage(Person person) {
        this.person = person;
    }

    public ReportPage isThere() {
        person.isAt("report.title");
        return this;
    }

    /** What the draft says now. */
    public String opinion() {
        return person.field("report.opinion").inputValue();
    }

    public ReportPage writes(String opinion, String advice) {
        person.write("report.opinion", opinion);
        person.write("report.advice", advice);
        person.choose("report.quality", person.say("report.quality.ENOUGH"));
        return this;
    }

    /** Answers that the quality was enough to judge by, but not everything. */
    public ReportPage judgesWithin(String limits) {
        person.choose("report.quality", person.say("report.quality.LIMITED"));
        person.write("report.limits", limits);
        return this;
    }

    /** Keeps the text; the page that comes says when it was kept. */
    public ReportPage save() {
        person.press("report.save");
        person.sees("report.saved");
        return this;
    }

    /** Looks at the report as it will be printed, in a tab of its own. */
    public ReportPage preview() {
        person.opensDocument("report.preview");
        return this;
    }

    /** Reads the issued or signed document in a tab of its own. */
    public ReportPage read() {
        person.opensDocument("report.read");
        return this;
    }

    /** The doctor confirms who they are with a code of their authenticator, then gives the PIN. */
    public void sign(String pin) {
        person.press("report.sign");
        person.stepUp();
        person.isAt("report.sign.title");
        givePin(pin);
    }

    public void adopt(String pin) {
        person.press("report.adopt");
        person.stepUp();
        person.isAt("report.adopt.title");
        person.write("signing.pin", pin);
        person.press("report.adopt.now");
    }

    /** On the page after the step-up. */
    public void givePin(String pin) {
        person.write("signing.pin", pin);
        person.press("report.sign.now");
    }

    public void saysPinIsWrong(int triesLeft) {
        person.sees("report.notSigned");
        person.sees("signing.pin.wrong", triesLeft);
    }

    public void saysKeyIsLocked() {
        person.sees("report.notSigned");
        person.sees("signing.pin.locked");
    }

    public ReportPage isSigned() {
        person.sees("report.signed");
        return this;
    }

    public ReportPage isIssued() {
        person.sees("report.issued");
        return this;
    }

    public Path download(Path folder) {
        return person.download("report.download", folder);
    }
}
