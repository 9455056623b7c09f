package io.huizhen.journeys;

import io.huizhen.journeys.pages.SeatPage;

/** One consult of two: the patient comes in by the link of her SMS and leaves, again and again. */
public final class Visit {

    private final Person patient;
    private final Person doctor;
    private final String link;

    Visit(Person patient, Person doctor, String link) {
        this.patient = patient;
        this.doctor = doctor;
        this.link = link;
    }

    public Person patient() {
        return patient;
    }

    public Person doctor() {
        return doctor;
    }

    /** The page that the SMS leads to, whole. */
    public SeatPage door() {
        SeatPage door = new SeatPage(patient).open(link).isThere();
        patient.page().waitForLoadState();
        return door;
    }

    /** The patient leaves, and the doctor's page knows. */
    public void leave() {
        OneMoment.press(patient, patient.say("consult.leave"));
        patient.sees("consult.left.title");
        var others = doctor.page().locator(".seat--here:not(.seat--mine)");
        doctor.page().waitForCondition(() -> others.count() == 0);
    }

    /** The doctor leaves the room and stays on its page: nothing is sent. */
    public void doctorGoes() {
        OneMoment.press(doctor, doctor.say("consult.leave"));
        doctor.sees("consult.left.title");
    }

    /** The doctor is in the room again, with a picture. */
    public void doctorComesBack() {
        OneMoment.press(doctor, doctor.say("consult.comeBack"));
        var own = doctor.page().locator(".seat--mine video");
        doctor.page().waitForCondition(() -> own.evaluate("v => v.videoWidth > 0") == Boolean.TRUE);
    }
}
