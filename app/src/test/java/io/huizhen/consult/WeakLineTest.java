package io.huizhen.consult;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.huizhen.HuizhenTest;
import io.huizhen.access.Role;
import io.huizhen.launcher.Stack;
import io.huizhen.launcher.weather.WeakLine;
import io.huizhen.launcher.weather.Weather;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The patient's line goes from 1 Mbit to 250 kbit to 80 kbit with 15 % loss and back to clean: the sound stays, the
 * picture gives way step by step and returns, and nobody else notices more than that.
 */
@HuizhenTest
class WeakLineTest {

    private static final String PATIENT = "patient";
    private static final Duration STEP = Duration.ofSeconds(25);

    /** Up is slower than down, on purpose. */
    private static final Duration RETURNS = Duration.ofMinutes(3);

    private static final WeakLine LINE = new WeakLine(turnPort(), 20_261_126);

    @Autowired
    ConsultFixture fixture;

    @Autowired
    Consults consults;

    @Autowired
    MediaEvents events;

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    private final RoomVisitors visitors = new RoomVisitors();

    @AfterEach
    void close() {
        visitors.close();
    }

    @DynamicPropertySource
    static void throughTheWeakLine(DynamicPropertyRegistry registry) {
        registry.add("huizhen.turn-urls", () -> "turn:127.0.0.1:" + LINE.port() + "?transport=udp");
        registry.add("huizhen.turn-only", () -> "true");
    }

    @AfterAll
    static void closeTheLine() {
        LINE.close();
    }

    @Test
    void soundStaysAndThePictureGivesWayAndReturns() {
        ConsultFixture.Booked booked = fixture.booked();
        fixture.started(booked);
        Page clinician = visitors.loggedIn(port, "li.jianguo", booked.caseId());
        Page doctor = visitors.loggedIn(port, "zhang.mingyuan", booked.caseId());
        Consult consult = consults.latest(booked.caseId()).orElseThrow();
        Seat doctorSeat = seat(consult, Role.DOCTOR);
        Seat patientSeat = seat(consult, Role.PATIENT);
        RoomVisitors.until("sound of the doctor", () -> visitors.hears(clinician, doctorSeat));

        LINE.newcomersAre(PATIENT);
        LINE.set(PATIENT, Weather.narrow(1_000).andLate(20, 10));
        Page patient = visitors.byLink(port, visitors.linkSentTo(booked.phone()));
        RoomVisitors.until("frames of the doctor", () -> visitors.sees(patient, doctorSeat));
        RoomVisitors.until("sound of the patient", () -> visitors.hears(doctor, patientSeat));
        listen(patient, doctorSeat.id());
        listen(doctor, patientSeat.id());
        watch(patient, STEP);

        Instant narrowed = clock.instant();
        LINE.set(PATIENT, Weather.narrow(250).andLate(40, 10));
        watch(patient, STEP);
        Instant poor = clock.instant();
        LINE.set(PATIENT, Weather.narrow(80).andLosing(0.15).andLate(60, 20));
        watch(patient, STEP);
        patient.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "weak-line", "patient.png")));
        doctor.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "weak-line", "doctor.png")));
        assertThat(patient.locator("#room-why").textContent()).contains("sound goes first");
        Instant clean = clock.instant();
        LINE.set(PATIENT, Weather.FINE);
        RoomVisitors.until(
                "the picture to return", RETURNS, () -> modeOf(consult, patientSeat.id()) == MediaMode.FULL_VIDEO);
        RoomVisitors.until("frames of the doctor again", () -> visitors.sees(patient, doctorSeat));

        List<MediaEvent> told = events.of(consult.id());
        told.forEach(event ->
                System.out.println(event.at() + " " + event.seatId() + " " + event.mode() + " " + event.cause()));
        System.out.println("longest silence: patient hears " + longestSilence(patient) + " ms, doctor hears "
                + longestSilence(doctor) + " ms; narrowed " + narrowed + ", poor " + poor + ", clean " + clean);
        assertThat(changes(
                        told,
                        event -> event.seatId().equals(patientSeat.id())
                                && event.cause() == MediaCause.LINE_WEAK
                                && event.at().isAfter(narrowed)
                                && event.at().isBefore(poor.plusSeconds(10))))
                .isNotEmpty();
        assertThat(changes(told, event -> !event.seatId().equals(patientSeat.id())))
                .isEmpty();
        assertNoFlapping(changes(told, event -> event.seatId().equals(patientSeat.id())));
        assertThat(longestSilence(patient)).isLessThanOrEqualTo(3_000);
        assertThat(longestSilence(doctor)).isLessThanOrEqualTo(3_000);
    }

    /** Up only by steps and never twice within the hold; down within it only to save sound. */
    private static void assertNoFlapping(List<MediaEvent> changes) {
        for (int i = 1; i < changes.size(); i++) {
            MediaEvent before = changes.get(i - 1);
            MediaEvent after = changes.get(i);
            boolean down = after.mode().compareTo(before.mode()) > 0;
            assertThat(down || !after.at().isBefore(before.at().plusSeconds(15)))
                    .isTrue();
        }
        long ups = changes.stream()
                .filter(event -> event.cause() == MediaCause.LINE_BETTER)
                .count();
        assertThat(ups).isLessThanOrEqualTo(6);
    }

    private MediaMode modeOf(Consult consult, String seat) {
        return events.of(consult.id()).stream()
                .filter(event -> seat.equals(event.seatId()) && event.mode() != null)
                .reduce((a, b) -> b)
                .map(MediaEvent::mode)
                .orElseThrow();
    }

    private static List<MediaEvent> changes(List<MediaEvent> events, Predicate<MediaEvent> which) {
        return events.stream()
                .filter(event -> event.seatId() != null && event.mode() != null)
                .filter(event -> event.cause() == MediaCause.LINE_WEAK || event.cause() == MediaCause.LINE_BETTER)
                .filter(which)
                .toList();
    }

    private Seat seat(Consult consult, Role role) {
        return consults.seatsOf(consult.id()).stream()
                .filter(seat -> seat.role() == role)
                .findFirst()
                .orElseThrow();
    }

    /** Listens from now on to one person's sound, and keeps the longest time in which there was none. */
    private static void listen(Page page, String seat) {
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
                }""", seat);
    }

    private static double longestSilence(Page page) {
        return ((Number) page.evaluate("window.longestSilence")).doubleValue();
    }

    /** Lets time pass, for the line to do its work. */
    private static void watch(Page page, Duration time) {
        page.waitForTimeout(time.toMillis());
    }

    private static int turnPort() {
        String url = Stack.current().turn().urls().getFirst();
        return Integer.parseInt(url.replaceAll("^turn:[^:]+:(\\d+).*$", "$1"));
    }
}
