package io.huizhen.journeys;

import io.huizhen.journeys.pages.SeatPage;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;

/** A consult under way with the doctor in the room, for measuring how the patient comes in: again and again. */
public final class OpenConsult implements AutoCloseable {

    private final Cast cast;
    private final Walk walk;
    private final Visit visit;

    /** Refers an invented patient, books the consult for now, and lets the doctor in. */
    public OpenConsult(URI app, URI inbox, Path out) {
        Settings settings = Settings.of(app, inbox, out);
        cast = new Cast(settings);
        try {
            walk = new Walk(cast, new Story(new PrintStream(OutputStream.nullOutputStream()), out, cast), settings);
            walk.toBooked();
            cast.sendHome(walk.clinician());
            cast.sendHome(walk.coordinator());
            visit = new Visit(walk.patientPerson(), walk.doctor(), walk.seatLink());
            new ConsultWalk(walk).enter(walk.doctor());
        } catch (RuntimeException | AssertionError e) {
            cast.close();
            throw e;
        }
    }

    public Person patient() {
        return visit.patient();
    }

    /** The browser that the patient uses, with a session of its own. */
    public Person besidePatient() {
        return cast.onAnotherDevice(Persona.PATIENT);
    }

    /** The browser that the doctor uses, with a session of its own. */
    public Person besideDoctor() {
        return cast.onAnotherDevice(Persona.DOCTOR);
    }

    /** The page that the SMS leads to, whole. */
    public SeatPage door() {
        return visit.door();
    }

    /** The patient leaves, and the doctor's page knows. */
    public void leave() {
        visit.leave();
    }

    /** Withdraws the case, so that nothing waits for anybody, and closes the browsers. */
    @Override
    public void close() {
        try {
            Person clinician = walk.clinician();
            clinician.logIn();
            walk.openCase(clinician);
            walk.caseOf(clinician).withdraw("PATIENT_WITHDREW");
            walk.caseOf(clinician).comesTo("CANCELLED");
        } finally {
            cast.close();
        }
    }
}
