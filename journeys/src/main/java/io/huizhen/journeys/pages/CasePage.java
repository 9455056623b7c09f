package io.huizhen.journeys.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.huizhen.journeys.Person;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One case: where it stands, what comes next, and how it came here. */
public final class CasePage {

    private static final Pattern NUMBER = Pattern.compile("HZ-\\d{6}-[0-9A-Z]{5,9}");

    private final Person person;

    public CasePage(Person person) {
        this.person = person;
    }

    /** The number that people say on the telephone, once the page is there. */
    public String number() {
        Locator shown = person.page().getByRole(AriaRole.MAIN).getByText(NUMBER);
        person.waitsFor(shown, "the number of a case");
        Matcher number = NUMBER.matcher(shown.first().innerText());
        if (!number.find()) {
            throw new IllegalStateException("found by a number that is not there");
        }
        return number.group();
    }

    /** Waits for a state, asking again for the page as a person would. */
    public CasePage comesTo(String state) {
        String words = person.say("cases.state." + state);
        Locator head = person.page()
                .getByRole(AriaRole.MAIN)
                .locator("header")
                .getByText(words, new Locator.GetByTextOptions().setExact(true));
        person.reloadUntil(head, "the case as “" + words + "”");
        return this;
    }

    /** Goes on to the person's own next step. */
    public void takeNextStep(String kind) {
        Locator next = person.page()
                .getByRole(
                        AriaRole.REGION,
                        new com.microsoft.playwright.Page.GetByRoleOptions()
                                .setName(person.say("desk.case.next.mine")));
        person.reloadUntil(next, "a next step of the " + person.persona().who());
        person.pressIn(next, "desk.task." + kind);
    }

    /** The timeline tells this, in the words of whoever did it. */
    public CasePage tells(String text) {
        person.seesText(text);
        return this;
    }

    /** Withdraws the case, with the reason that is owed. */
    public void withdraw(String reason) {
        person.press("referral.cancel");
        person.choose("referral.cancel.reason", person.say("referral.cancel.reason." + reason));
        person.confirm("referral.cancel.confirm");
    }
}
