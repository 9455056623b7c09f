package io.huizhen.consult;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.consult.mode.ModeOfSeat;
import io.huizhen.launcher.Stack;
import io.huizhen.launcher.weather.WeakLine;
import io.huizhen.launcher.weather.Weather;
import io.huizhen.ops.Alert;
import io.huizhen.ops.AlertKind;
import io.huizhen.ops.AlertStep;
import io.huizhen.ops.Wall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The patient's line goes from 1 Mbit to 250 kbit to 80 kbit with 15 % loss and back to clean, all media through the
 * TURN server: the sound stays, the picture gives way step by step, in words, and returns by itself. Before anybody in
 * the call complains, somebody by name has the alert on the own screen. How long things took is read from the records.
 */
@BesideTheOthers
class WeakLineTest {

    private static final String PATIENT = "patient";

    private static final String WANG_XIAOMEI = "d0000000-0000-4000-8000-000000000003";
    private static final Viewer OPERATOR =
            new Viewer("operator", "operator", Set.of(Role.OPERATOR), "jiangcheng", Set.of(), null);

    /** A step appears so soon after a worse line, or after the hold of the step before. */
    private static final Duration STEP = Duration.ofSeconds(10);

    /** An alert has an owner so soon after the picture gave way. */
    private static final Duration OWNED = Duration.ofSeconds(30);

    /** Up is slower than down, on purpose: one step at a time, each tried first. */
    private static final Duration RETURN = Duration.ofMinutes(2);

    private static final double LONGEST_SILENCE_MILLIS = 3_000;

    private final WeakLine line = new WeakLine(turnPort(), 20_261_126);
    private final OwnNodes nodes = new OwnNodes();
    private final RoomVisitors visitors = new RoomVisitors();
    private final StringBuilder measured = new StringBuilder();
    private Consult consult;
    private Seat patientSeat;

    @AfterEach
    void close() throws IOException {
        visitors.close();
        nodes.close();
        line.close();
        Files.writeString(
                Files.createDirectories(Path.of("target", "weak-line")).resolve("measured.txt"), measured);
    }

    @Test
    void soundStaysAndThePictureGivesWayAndReturnsAndSomebodyHasItInHand() {
        nodes.start("huizhen.turn-urls=turn:127.0.0.1:" + line.port() + "?transport=udp", "huizhen.turn-only=true");
        ConsultFixture fixture = nodes.of(0, ConsultFixture.class);
        ConsultFixture.Booked booked = fixture.booked();
        fixture.started(booked);
        Page clinician = visitors.loggedIn(nodes.port(0), "li.jianguo", booked.caseId());
        Page doctor = visitors.loggedIn(nodes.port(0), "zhang.mingyuan", booked.caseId());
        Page coordinator = visitors.watching(nodes.port(0), "wang.xiaomei");
        consult = nodes.of(0, Consults.class).latest(booked.caseId()).orElseThrow();
        Seat doctorSeat = seat(Role.DOCTOR);
        Seat clinicianSeat = seat(Role.CLINICIAN);
        patientSeat = seat(Role.PATIENT);
        RoomVisitors.until("frames of the doctor", () -> visitors.sees(clinician, doctorSeat));

        line.newcomersAre(PATIENT);
        line.set(PATIENT, Weather.narrow(1_000).andLate(20, 10));
        Page patient = visitors.byLink(nodes.port(0), visitors.linkSentTo(booked.phone()));
        RoomVisitors.until("frames of the doctor", () -> visitors.sees(patient, doctorSeat));
        RoomVisitors.until("sound of the doctor", () -> visitors.hears(patient, doctorSeat));
        RoomVisitors.until("sound of the patient", () -> visitors.hears(doctor, patientSeat));
        Listener ofPatient = new Listener(patient, doctorSeat);
        Listener ofDoctor = new Listener(doctor, patientSeat);

        Instant narrow = now();
        line.set(PATIENT, Weather.narrow(250).andLate(40, 10));
        RoomVisitors.until("sound of the patient at 250 kbit", () -> visitors.hears(doctor, patientSeat));
        RoomVisitors.until(
                "a picture, or the word that there is none",
                () -> visitors.sees(patient, doctorSeat) || !mode().hasVideo());

        Instant lossy = now();
        line.set(PATIENT, Weather.narrow(80).andLosing(0.15).andLate(60, 20));
        RoomVisitors.until("pictures that stand still at 80 kbit", () -> !mode().hasVideo());
        assertThat(patient.getByText("so sound goes first").isVisible()).isTrue();
        RoomVisitors.until("sound of the patient at 80 kbit", () -> visitors.hears(doctor, patientSeat));
        RoomVisitors.until("sound of the doctor at 80 kbit", () -> visitors.hears(patient, doctorSeat));
        RoomVisitors.until("frames between the others", () -> visitors.sees(doctor, clinicianSeat));
        Locator alert = coordinator
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText("Weak line in a consult"))
                .filter(new Locator.FilterOptions().setHasText(fixture.number(booked)))
                .filter(new Locator.FilterOptions().setHasText("You"));
        alert.waitFor();
        coordinator.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "weak-line", "wall.png")));
        alert.getByRole(AriaRole.BUTTON).click();
        alert.getByText("in hand").waitFor();
        patient.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "weak-line", "patient.png")));
        doctor.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "weak-line", "doctor.png")));

        Instant clean = now();
        line.set(PATIENT, Weather.FINE);
        RoomVisitors.until("the picture to return", RETURN, () -> mode().hasVideo());
        RoomVisitors.until("frames of the doctor again", () -> visitors.sees(patient, doctorSeat));
        RoomVisitors.until("frames of the patient again", () -> visitors.sees(doctor, patientSeat));

        say("longest silence for the patient, ms: %.0f", ofPatient.longestSilence());
        say("longest silence for the doctor, ms: %.0f", ofDoctor.longestSilence());
        assertStepsFollowTheLine(narrow, lossy, clean);
        assertSomebodyHadItInTime(narrow);
        assertThat(ofPatient.longestSilence()).isLessThanOrEqualTo(LONGEST_SILENCE_MILLIS);
        assertThat(ofDoctor.longestSilence()).isLessThanOrEqualTo(LONGEST_SILENCE_MILLIS);
    }

    /** The alert had a person as its owner soon after the picture gave way: both moments are the records'. */
    private void assertSomebodyHadItInTime(Instant narrow) {
        Instant gaveWay = told().stream()
                .filter(event -> event.at().isAfter(narrow) && event.cause() == MediaCause.LINE_WEAK)
                .filter(event -> !event.mode().hasVideo())
                .findFirst()
                .orElseThrow()
                .at();
        Alert alert = nodes.of(0, Wall.class).history(OPERATOR, now(), 50).stream()
                .filter(each -> consult.id().equals(each.consultId()) && each.kind() == AlertKind.CALL_IN_TROUBLE)
                .reduce((later, earlier) -> earlier)
                .orElseThrow();
        AlertStep given = nodes.of(0, Wall.class).steps(List.of(alert)).stream()
                .filter(step -> step.what() == AlertStep.What.GIVEN)
                .findFirst()
                .orElseThrow();
        say("from the picture that gave way to an alert with an owner, ms: %d", millis(gaveWay, given.at()));
        say("from there to the acknowledgement, ms: %d", millis(given.at(), alert.acknowledgedAt()));
        assertThat(Duration.between(gaveWay, given.at())).isLessThanOrEqualTo(OWNED);
        assertThat(given.person()).isEqualTo(WANG_XIAOMEI);
        assertThat(alert.owner()).isEqualTo(WANG_XIAOMEI);
    }

    /**
     * No flapping: while the line is bad no picture moves again, though a still may be tried beside the sound; up one
     * step at a time and never hurried; down in a hurry only to save the sound.
     */
    private void assertStepsFollowTheLine(Instant narrow, Instant lossy, Instant clean) {
        List<MediaEvent> changes = told().stream()
                .filter(event -> event.cause() == MediaCause.LINE_WEAK || event.cause() == MediaCause.LINE_BETTER)
                .filter(event -> event.at().isAfter(narrow))
                .toList();
        changes.forEach(event -> say("%s %s at %d ms", event.cause(), event.mode(), millis(narrow, event.at())));
        assertThat(changes)
                .filteredOn(event -> event.at().isBefore(clean))
                .isNotEmpty()
                .noneMatch(event ->
                        event.cause() == MediaCause.LINE_BETTER && event.mode().hasVideo());
        MediaEvent still = changes.stream()
                .filter(event -> event.at().isAfter(lossy) && !event.mode().hasVideo())
                .findFirst()
                .orElseGet(() -> changes.stream()
                        .filter(event -> !event.mode().hasVideo())
                        .findFirst()
                        .orElseThrow());
        Instant free = changes.stream()
                .map(event -> event.at().plus(ModeOfSeat.HOLD))
                .filter(held -> held.minus(ModeOfSeat.HOLD).isBefore(lossy) && held.isAfter(lossy))
                .reduce(lossy, (one, other) -> other);
        say(
                "from 80 kbit with loss to the step, ms: %d (could be taken after %d)",
                millis(lossy, still.at()), millis(lossy, free));
        assertThat(still.at()).isBeforeOrEqualTo(free.plus(STEP));
        say("clean at %d ms", millis(narrow, clean));
        for (int i = 1; i < changes.size(); i++) {
            MediaEvent before = changes.get(i - 1);
            MediaEvent after = changes.get(i);
            if (after.cause() == MediaCause.LINE_BETTER) {
                assertThat(after.mode().ordinal()).isEqualTo(before.mode().ordinal() - 1);
                assertThat(after.at()).isAfterOrEqualTo(before.at().plus(ModeOfSeat.HOLD));
            } else if (after.at().isBefore(before.at().plus(ModeOfSeat.HOLD))) {
                assertThat(after.mode().hasVideo())
                        .as("only sound is saved in a hurry")
                        .isFalse();
            }
        }
    }

    private void say(String what, Object... of) {
        measured.append(what.formatted(of)).append('\n');
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    private MediaMode mode() {
        return told().getLast().mode();
    }

    /** What the record says of the patient's place. */
    private List<MediaEvent> told() {
        return nodes.of(0, MediaEvents.class).of(consult.id()).stream()
                .filter(event -> patientSeat.id().equals(event.seatId()) && event.mode() != null)
                .toList();
    }

    private Instant now() {
        return nodes.of(0, Clock.class).instant();
    }

    private Seat seat(Role role) {
        return nodes.of(0, Consults.class).seatsOf(consult.id()).stream()
                .filter(seat -> seat.role() == role)
                .findFirst()
                .orElseThrow();
    }

    /** Listens from now on to one person's sound, and keeps the longest time in which there was none. */
    private record Listener(Page page) {

        Listener(Page page, Seat to) {
            this(page);
            page.evaluate("""
                    (seat) => {
                      const ear = new AudioContext();
                      const analyser = ear.createAnalyser();
                      const wave = new Float32Array(analyser.fftSize);
                      let source, tracks = '';
                      window.longestSilence = 0;
                      let last = performance.now();
                      setInterval(() => {
                        const stream = document.querySelector(`[data-seat="${seat}"] video`)?.srcObject;
                        const now = (stream?.getAudioTracks() ?? []).map((track) => track.id).join();
                        if (now !== tracks) {
                          source?.disconnect();
                          source = now ? ear.createMediaStreamSource(new MediaStream(stream.getAudioTracks())) : undefined;
                          source?.connect(analyser);
                          tracks = now;
                        }
                        analyser.getFloatTimeDomainData(wave);
                        const at = performance.now();
                        if (wave.some((sample) => Math.abs(sample) > 0.001)) last = at;
                        window.longestSilence = Math.max(window.longestSilence, at - last);
                      }, 40);
                    }""", to.id());
        }

        double longestSilence() {
            return ((Number) page.evaluate("window.longestSilence")).doubleValue();
        }
    }

    private static int turnPort() {
        String url = Stack.current().turn().urls().getFirst();
        return Integer.parseInt(url.replaceAll("^turn:[^:]+:(\\d+).*$", "$1"));
    }
}
