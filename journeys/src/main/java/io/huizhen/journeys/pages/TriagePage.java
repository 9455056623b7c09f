package io.huizhen.journeys.pages;

import io.huizhen.journeys.Person;
import io.huizhen.journeys.Persona;

/** Where the coordinator routes a case. */
public final class TriagePage {

    private final Person coordinator;

    public TriagePage(Person coordinator) {
        this.coordinator = coordinator;
    }

    public TriagePage isThere(String caseNumber) {
        coordinator.isAt("triage.route.title", caseNumber);
        return this;
    }

    /** The doctor who was asked before said no, and why is told here. */
    public TriagePage tellsOfRefusal(String reason, String comment) {
        coordinator.sees("cases.reason.declined-" + reason);
        coordinator.seesText(comment);
        return this;
    }

    public void routeTo(Persona doctor) {
        coordinator.choose("triage.doctor", doctor.name(coordinator.words().language()));
        coordinator.press("triage.route.do");
    }
}
