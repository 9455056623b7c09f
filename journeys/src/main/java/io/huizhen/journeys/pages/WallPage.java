package io.huizhen.journeys.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.huizhen.journeys.NotAsSeenException;
import io.huizhen.journeys.Person;
import java.util.List;

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

    /** A consult is under way. */
    public WallPage shows(String caseNumber) {
        person.waitsFor(room(caseNumber), "consult " + caseNumber);
        return this;
    }

    /** An alert about a case, with the one whose it is. */
    public WallPage alerts(String caseNumber, String kind, String owner) {
        person.waitsFor(
                alert(caseNumber, kind).filter(new Locator.FilterOptions().setHasText(owner)),
                "an alert of " + owner + " about " + caseNumber);
        return this;
    }

    /** "I have it", by keyboard alone. Waits for the alert. */
    public void takesInHandByKey(String about, String kind) {
        alert(about, kind).focus();
        person.page().keyboard().press("a");
        isInHand(about, kind);
    }

    /**
     * "I have it", by its button. Waits for the alert.
     *
     * @param about the number of a case or the name of a server; empty for what is about the whole system
     */
    public void takesInHand(String about, String kind) {
        person.waitsFor(alert(about, kind), "the alert " + kind + " " + about);
        person.pressIn(alert(about, kind), "ops.alert.acknowledge");
        isInHand(about, kind);
    }

    private void isInHand(String about, String kind) {
        person.waitsFor(
                alert(about, kind).filter(new Locator.FilterOptions().setHasText(person.say("ops.alert.acknowledged"))),
                "the alert in hand");
    }

    /** Which of these servers carries a consult. Waits for the consult. */
    public String serverOf(String caseNumber, List<String> servers) {
        person.waitsFor(room(caseNumber), "consult " + caseNumber);
        String said = room(caseNumber).innerText();
        return servers.stream()
                .filter(said::contains)
                .findFirst()
                .orElseThrow(() -> new NotAsSeenException("The wall names no server of " + caseNumber));
    }

    /** A consult is carried by this server. */
    public void showsOn(String caseNumber, String server) {
        person.waitsFor(
                room(caseNumber).filter(new Locator.FilterOptions().setHasText(server)),
                "consult " + caseNumber + " on " + server);
    }

    /** The alert that a consult moved was over by itself, because all were back. Returns what the wall says of it. */
    public String saysAllAreBackAfterTheMove(String caseNumber) {
        Locator over = person.page()
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(person.say("ops.alerts.title")))
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(caseNumber))
                .filter(new Locator.FilterOptions().setHasText(person.say("ops.kind.consult-moved")))
                .filter(new Locator.FilterOptions()
                        .setHasText(person.say("ops.over.all-back", "").strip()));
        person.waitsFor(over, "the end of the alert about " + caseNumber);
        return over.innerText().replaceAll("\\s+", " ").strip();
    }

    /** A server is down; its card says where this consult is now. Returns what the card says. */
    public String showsServerGone(String server, String caseNumber) {
        Locator card = person.page()
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(person.say("ops.servers.title")))
                .locator("div")
                .filter(new Locator.FilterOptions().setHasText(server))
                .filter(new Locator.FilterOptions()
                        .setHasText(person.say("desk.server.goneSince", "").strip()))
                .filter(new Locator.FilterOptions().setHasText(caseNumber))
                .last();
        person.waitsFor(card, server + " gone, and where " + caseNumber + " is");
        return card.innerText().replaceAll("\\s+", " ").strip();
    }

    /** Two people of a consult talk by telephone, and nobody is called unheard. */
    public void showsTwoOnThePhone(String caseNumber) {
        Locator onThePhone = room(caseNumber)
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions()
                        .setHasText(person.say("ops.presence.phone", "").strip()));
        person.waitsFor(onThePhone.nth(1), "two people on the telephone");
        if (room(caseNumber).innerText().contains(person.say("ops.grade.none"))) {
            throw new NotAsSeenException("The wall calls somebody unheard who is on the telephone");
        }
    }

    private Locator room(String caseNumber) {
        return person.page().getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(caseNumber));
    }

    /** A server answers. */
    public void showsServerUp(String server) {
        Locator servers = person.page()
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(person.say("ops.servers.title")));
        Locator card = servers.locator("div")
                .filter(new Locator.FilterOptions().setHasText(server))
                .filter(new Locator.FilterOptions().setHasText(person.say("desk.server.up")));
        person.waitsFor(card.last(), server + " up");
    }

    private Locator alert(String about, String kind) {
        return person.page()
                .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(person.say("ops.alerts.title")))
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(about))
                // What to do is said of each kind alone; its name may also be the cause of another.
                .filter(new Locator.FilterOptions().setHasText(person.say("ops.kind." + kind + ".do")));
    }
}
