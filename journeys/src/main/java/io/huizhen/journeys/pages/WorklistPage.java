package io.huizhen.journeys.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.huizhen.journeys.NotAsSeenException;
import io.huizhen.journeys.Person;

/** What waits for a person and their role, in one list. */
public final class WorklistPage {

    private final Person person;

    private WorklistPage(Person person) {
        this.person = person;
    }

    /** From any page, by the navigation. */
    public static WorklistPage openBy(Person person) {
        person.turnTo("ui.nav.worklist");
        person.isAt("desk.worklist.title");
        return new WorklistPage(person);
    }

    /**
     * Takes up the task of a kind for a case. The step before it is carried out a moment after its button was pressed,
     * so the list is asked for again until the task is there.
     *
     * @param kind of the task, as in {@code desk.task.KIND}
     */
    public void open(String caseNumber, String kind) {
        Locator row = person.page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(caseNumber))
                .filter(new Locator.FilterOptions()
                        .setHas(person.page()
                                .getByRole(
                                        AriaRole.LINK,
                                        new Page.GetByRoleOptions().setName(person.say("desk.task." + kind)))));
        person.reloadUntil(row, "the task " + kind + " of " + caseNumber + " in the worklist");
        person.pressIn(row, "desk.task." + kind);
    }

    /** Whether there is anything for this case now. */
    public void hasNothingFor(String caseNumber) {
        person.page().reload();
        if (person.reads(caseNumber)) {
            throw new NotAsSeenException(caseNumber + " is still in the worklist of "
                    + person.persona().who());
        }
    }
}
