package io.huizhen.journeys.pages;

import io.huizhen.journeys.Person;

/** The telephone of a consult, as it stands on the case page, in the room and on a page of its own. */
public final class PhonePage {

    private final Person person;

    public PhonePage(Person person) {
        this.person = person;
    }

    /** Wants the telephone instead of the room. */
    public PhonePage asksToBePhoned() {
        person.press("consult.phone.me");
        return this;
    }

    /** The doctor begins a consult that was booked by telephone. */
    public PhonePage callsThePatient() {
        person.press("consult.phone.call");
        return this;
    }

    /** Sees where the call stands; {@code stage} is the last part of the key. */
    public PhonePage comesTo(String stage) {
        person.sees("consult.phone.stage." + stage);
        return this;
    }

    public PhonePage saysTheIdentityIsNotConfirmed() {
        person.sees("consult.phone.locked");
        return this;
    }

    /** Types what the patient reads out. */
    public PhonePage givesDigits(String digits) {
        person.write("consult.phone.ask", digits);
        person.press("consult.phone.confirm");
        return this;
    }
}
