package io.huizhen.journeys.pages;

import io.huizhen.journeys.Person;
import java.time.LocalDate;
import java.time.LocalTime;

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

    /** Whether the doctor turned out to be taken at the time that was asked for. */
    public boolean saysTheDoctorIsTaken() {
        return coordinator.reads(coordinator.say("scheduling.error.taken"));
    }

    /** Another time, typed in. */
    public void bookAt(LocalDate day, LocalTime time) {
        coordinator.choose("scheduling.when", coordinator.say("scheduling.when.at"));
        coordinator.write("scheduling.day", day.toString());
        coordinator.write("scheduling.time", time.toString());
        coordinator.choose("scheduling.minutes", coordinator.say("scheduling.minutes.15"));
        coordinator.press("scheduling.do");
    }
}
