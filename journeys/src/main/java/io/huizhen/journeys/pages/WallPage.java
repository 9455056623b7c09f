package io.huizhen.journeys.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.huizhen.journeys.Person;

/** The live wall. It is never reloaded: what it shows must come by itself. */
public final class WallPage {

    private final Person person;

    private WallPage(Person person) {
        this.person = person;
    }

    /** From any page, by the navigation. */
    public static WallPage openBy(Person person) {
        person.turnTo("ui.nav.wall");
        person.isAt("ops.wall.title");
        return new WallPage(person);
    }

    /** A consult is under way, with somebody in this state. */
    public WallPage shows(String caseNumber, String presence) {
        Locator room = person.page()
                .getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions().setHasText(caseNumber))
                .filter(new Locator.FilterOptions().setHasText(person.say("ops.presence." + presence)));
        person.waitsFor(room, "consult " + caseNumber + " with somebody " + presence);
        return this;
    }

    /** An alert about a case, with the one whose it is. */
    public WallPage alerts(String caseNumber, String kind, String owner) {
        person.waitsFor(
                alert(caseNumber, kind).filter(new Locator.FilterOptions().setHasText(owner)),
                "an alert of " + owner + " about " + caseNumber);
        return this;
    }

    /** "I have it", by keyboard alone. */
    public void takesInHandByKey(String caseNumber, String kind) {
        alert(caseNumber, kind).focus();
        person.page().keyboard().press("a");
        person.waitsFor(
                alert(caseNumber, kind)
                        .filter(new Locator.FilterOptions().setHasText(person.say("ops.alert.acknowledged"))),
                "the alert in hand");
    }

    private Locator alert(String caseNumber, String kind) {
        return person.page()
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(person.say("ops.alerts.title")))
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(caseNumber))
                .filter(new Locator.FilterOptions().setHasText(person.say("ops.kind." + kind)));
    }
}
