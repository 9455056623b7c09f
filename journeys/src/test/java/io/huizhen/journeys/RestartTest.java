package io.huizhen.journeys;

import io.huizhen.launcher.Database;
import io.huizhen.launcher.Stack;
import io.huizhen.launcher.StackInfo;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The application is killed in mid-call: people go on seeing and hearing each other, and are in the room afterwards. */
class RestartTest {

    private static final Stack STACK = Stack.current();
    private static final List<StackInfo.Janus> SERVERS = List.of(STACK.startJanus(), STACK.startJanus());

    @AfterAll
    static void stop() {
        STACK.kill(Stack.EXTRA_APP);
        SERVERS.forEach(server -> STACK.kill(server.name()));
    }

    @Test
    void aCallOutlivesTheApplicationAndItsMediaServer() {
        Database database = STACK.database();
        Settings settings = Settings.of(
                        URI.create(STACK.startApp(database, SERVERS).url()),
                        URI.create(STACK.gateway().inboxUrl()),
                        Path.of("target", "journeys", "restart").toAbsolutePath())
                .withPatience(Duration.ofSeconds(90));
        Rehearsal.of(settings, (cast, story) -> {
            Walk walk = Rehearsal.booked(new Walk(cast, story, settings));
            ConsultWalk consult = new ConsultWalk(walk);
            consult.patientEnters();
            consult.doctorsEnter();
            consult.provesMedia();

            story.applicationDies();
            STACK.kill(Stack.EXTRA_APP);
            story.check(
                    "the doctor sees the patient while no application runs",
                    () -> LiveMedia.sees(walk.doctor(), Persona.PATIENT, walk.patient.name()));
            STACK.restartApp();
            walk.table().forEach(person -> person.sees("consult.mode.full-video"));
            consult.provesMedia();

            SERVERS.forEach(server -> {
                STACK.kill(server.name());
                consult.provesMedia();
                STACK.restartJanus(server.name());
            });
            consult.finishes();
        });
    }
}
