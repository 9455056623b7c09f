package io.huizhen.journeys.pages;

import io.huizhen.journeys.Person;

/** The patient's rating: a face, and send. */
public final class RatingPage {

    private final Person patient;

    public RatingPage(Person patient) {
        this.patient = patient;
    }

    /** From the page of the case. */
    public RatingPage open() {
        patient.press("feedback.rate");
        patient.isAt("feedback.title");
        return this;
    }

    /** @param score from 1, very bad, to 5, very good */
    public void rate(int score) {
        patient.choose("feedback.question", patient.say("feedback.score." + score));
        patient.press("feedback.send");
        patient.sees("feedback.thanks");
    }
}
