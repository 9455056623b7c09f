package io.huizhen.journeys;

import io.huizhen.journeys.pages.RoomPage;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A consult with its three people in the room, for measuring what becomes of it. */
public final class FullRoom implements AutoCloseable {

    /** Whose doctor is called on it. */
    public static final String DOCTORS_TELEPHONE = Persona.DOCTORS_TELEPHONE;

    private final Cast cast;
    private final Walk walk;

    /** @param script that listens in every page of the three */
    public FullRoom(URI app, URI inbox, Path out, String script) {
        Settings settings = Settings.of(app, inbox, out);
        cast = new Cast(settings);
        try {
            walk = new Walk(cast, new Story(new PrintStream(OutputStream.nullOutputStream()), out, cast), settings);
            walk.toBooked();
            cast.sendHome(walk.coordinator());
            walk.table().forEach(person -> person.page().context().addInitScript(script));
            ConsultWalk consult = new ConsultWalk(walk);
            walk.openSeat(walk.patientPerson(), walk.seatLink()).isThere().enter();
            new RoomPage(walk.patientPerson()).isThere();
            consult.enter(walk.clinician());
            consult.enter(walk.doctor());
        } catch (RuntimeException | AssertionError e) {
            cast.close();
            throw e;
        }
    }

    public List<Person> people() {
        return walk.table();
    }

    /** Waits until each of the three sees both others. */
    public void awaitPictures() {
        for (Person person : people()) {
            var moving = person.page().locator(".seat--here:not(.seat--mine) video");
            person.page()
                    .waitForCondition(() -> moving.count() == 2
                            && moving.evaluateAll("all => all.every(v => v.videoWidth > 0 && !v.paused)")
                                    == Boolean.TRUE);
        }
    }

    /** Ends the case in mid-consult: nothing waits for anybody after. */
    public void withdraw() {
        Person clinician = walk.clinician();
        walk.openCase(clinician);
        walk.caseOf(clinician).withdraw("PATIENT_WITHDREW");
        walk.caseOf(clinician).comesTo("CANCELLED");
    }

    @Override
    public void close() {
        cast.close();
    }
}
