package io.huizhen.journeys;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Several consults under way at the same time, with the same doctor in every room. All patients share one browser and
 * all that the doctor has open is in another, each with a session of its own.
 */
public final class OpenConsults implements AutoCloseable {

    private final Cast cast;
    private final List<Visit> visits = new ArrayList<>();

    /** The same clinician and coordinator bring the cases, one after the other. */
    public OpenConsults(int many, URI app, URI inbox, Path out) {
        Settings settings = Settings.of(app, inbox, out);
        cast = new Cast(settings);
        try {
            Story story = new Story(new PrintStream(OutputStream.nullOutputStream()), out, cast);
            List<Walk> walks = Stream.generate(() -> new Walk(cast, story, settings))
                    .limit(many)
                    .toList();
            walks.forEach(Walk::toBooked);
            List<String> links = walks.stream().map(Walk::seatLink).toList();
            List.of(Persona.CLINICIAN, Persona.COORDINATOR).forEach(persona -> cast.sendHome(cast.person(persona)));
            Person asked = cast.person(Persona.DOCTOR);
            Person reader = cast.person(Persona.PATIENT);
            for (int i = 0; i < many; i++) {
                visits.add(new Visit(besidePatients(), inTheRoom(walks.get(i)), links.get(i)));
            }
            cast.sendHome(asked);
            cast.sendHome(reader);
        } catch (RuntimeException | AssertionError e) {
            cast.close();
            throw e;
        }
    }

    private Person inTheRoom(Walk walk) {
        Person doctor = besideDoctor();
        doctor.logIn();
        doctor.isAt("desk.home.doctor.title");
        new ConsultWalk(walk).enter(doctor);
        return doctor;
    }

    public List<Visit> visits() {
        return visits;
    }

    /** The browser that the patients use, with a session of its own. */
    public Person besidePatients() {
        return cast.onAnotherDevice(Persona.PATIENT);
    }

    /** The browser that the doctor uses, with a session of its own. */
    public Person besideDoctor() {
        return cast.onAnotherDevice(Persona.DOCTOR);
    }

    @Override
    public void close() {
        cast.close();
    }
}
