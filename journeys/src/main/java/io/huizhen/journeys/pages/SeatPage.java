package io.huizhen.journeys.pages;

import io.huizhen.journeys.Person;

/** What a patient finds behind the link of the SMS. */
public final class SeatPage {

    private final Person patient;

    public SeatPage(Person patient) {
        this.patient = patient;
    }

    /** @param link as read in the SMS */
    public SeatPage open(String link) {
        patient.goTo(link);
        return this;
    }

    public SeatPage isThere() {
        patient.isAt("consult.seat.title");
        return this;
    }

    /** Agrees to the recording and comes in. */
    public void enterAgreeingToRecording() {
        patient.tick("consult.seat.recording");
        patient.press("consult.seat.enter");
    }

    public void enter() {
        patient.press("consult.seat.enter");
    }

    /** After the consult the link leads to the case and its documents. */
    public void readDocuments() {
        patient.press("consult.seat.read");
    }

    /** The link leads nowhere any more, and says what to do instead. */
    public void isDead() {
        patient.isAt("consult.dead.title");
    }

    /** The seat is held by another device: this one needs the code. */
    public SeatPage asksForTheCode() {
        patient.isAt("consult.device.title");
        return this;
    }

    public SeatPage askForCode() {
        patient.press("consult.device.send");
        return this;
    }

    public void saysTheCodeIsWrong() {
        patient.sees("consult.device.code.wrong");
    }

    public SeatPage giveCode(String code) {
        patient.write("consult.device.code", code);
        patient.press("consult.device.move");
        return this;
    }
}
