package io.huizhen.journeys.pages;

import io.huizhen.journeys.Person;

/** Where the coordinator books the time of a consult. */
public final class BookingPage {

    private final Person coordinator;

    public BookingPage(Person coordinator) {
        this.coordinator = coordinator;
    }

    public BookingPage isThere(String caseNumber) {
        coordinator.isAt("scheduling.title", caseNumber);
        return this;
    }

    public void bookNow() {
        coordinator.choose("scheduling.when", coordinator.say("scheduling.when.now"));
        coordinator.press("scheduling.do");
    }
}
