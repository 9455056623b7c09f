package io.huizhen.journeys.pages;

import com.microsoft.playwright.Locator;
import io.huizhen.journeys.NotAsSeenException;
import io.huizhen.journeys.Person;
import java.util.Set;

/** The telephone of a consult, as it stands on the case page, in the room and on a page of its own. */
public final class PhonePage {

    private static final Set<String> AT_THE_TABLE = Set.of("patient", "doctor", "clinician");

    private final Person person;

    public PhonePage(Person person) {
        this.person = person;
    }

    /** Wants the telephone instead of the room. */
    public PhonePage asksToBePhoned() {
        person.press("consult.phone.me");
        return this;
    }

    /** The same in the room, where the way to the call stands among the controls too. */
    public PhonePage asksInTheRoom() {
        return pressInThePart("consult.phone.me");
    }

    /** After a call that is over. */
    public PhonePage asksAgain() {
        return pressInThePart("consult.phone.again");
    }

    private PhonePage pressInThePart(String key) {
        person.pressIn(person.page().locator(".phone"), key);
        return this;
    }

    /** The clinician is told that the call is the others', and is offered none. */
    public PhonePage saysTheCallIsOfTheOthers() {
        person.sees("consult.phone.clinician.can");
        Locator offer = person.page().getByText(person.say("consult.phone.me"));
        if (offer.count() > 0) {
            throw new NotAsSeenException("The clinician is offered a call that rings somebody else");
        }
        return this;
    }

    /** The doctor begins a consult that was booked by telephone. */
    public PhonePage callsThePatient() {
        person.press("consult.phone.call");
        return this;
    }

    /** Sees where the call stands, in words of one's own; {@code stage} is the last part of the key. */
    public PhonePage comesTo(String stage) {
        String who = person.persona().role().replace("ui.role.", "");
        person.sees("consult.phone." + (AT_THE_TABLE.contains(who) ? who : "other") + "." + stage);
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
