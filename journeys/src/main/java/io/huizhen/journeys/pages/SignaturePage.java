package io.huizhen.journeys.pages;

import io.huizhen.journeys.Person;

/** A signer's own key: how it stands, its PIN, and a new one. */
public final class SignaturePage {

    private final Person person;

    private SignaturePage(Person person) {
        this.person = person;
    }

    public static SignaturePage openBy(Person person) {
        person.turnTo("ui.nav.signing");
        person.isAt("signing.key.title");
        return new SignaturePage(person);
    }

    public SignaturePage saysKeyIsLocked() {
        person.sees("signing.key.standing.LOCKED");
        return this;
    }

    /** Confirms who they are, and chooses the PIN of a key that takes the place of the old one. */
    public SignaturePage getsNewKey(String pin) {
        person.press("signing.key.make");
        person.stepUp();
        person.isAt("signing.key.make");
        person.write("signing.pin.new", pin);
        person.write("signing.pin.again", pin);
        person.press("signing.pin.keep");
        person.sees("signing.key.standing.READY");
        return this;
    }
}
