package io.huizhen.consult;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import io.huizhen.HuizhenTest;
import io.huizhen.launcher.Stack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Three people in real browsers with fake cameras, through a real Janus: the patient by the link of the SMS, clinician
 * and doctor by login. What they see of each other are decoded frames that differ.
 */
@HuizhenTest
class RoomTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Three decoded frames of one person's tile; true when each differs from the one before. */
    private static final String MOVES = """
            async (seat) => {
              const video = document.querySelector(`[data-seat="${seat}"] video`);
              if (!video || !video.videoWidth) return false;
              const canvas = new OffscreenCanvas(32, 24);
              const pen = canvas.getContext('2d', {willReadFrequently: true});
              const frame = () => new Promise((done) => {
                setTimeout(() => done(null), 3000);
                video.requestVideoFrameCallback(() => { pen.drawImage(video, 0, 0, 32, 24); done(pen.getImageData(0, 0, 32, 24).data.join()); });
              });
              const pause = () => new Promise((done) => setTimeout(done, 250));
              const one = await frame(); await pause();
              const two = await frame(); await pause();
              const three = await frame();
              return !!one && !!two && !!three && one !== two && two !== three;
            }""";

    /** Energy in the sound of one person's tile. */
    private static final String SOUNDS = """
            async (seat) => {
              const stream = document.querySelector(`[data-seat="${seat}"] video`)?.srcObject;
              if (!stream?.getAudioTracks().length) return false;
              const ear = new AudioContext();
              const analyser = ear.createAnalyser();
              ear.createMediaStreamSource(new MediaStream(stream.getAudioTracks())).connect(analyser);
              const wave = new Float32Array(analyser.fftSize);
              let loudest = 0;
              for (let i = 0; i < 20; i++) {
                await new Promise((done) => setTimeout(done, 100));
                analyser.getFloatTimeDomainData(wave);
                loudest = Math.max(loudest, ...wave.map(Math.abs));
              }
              await ear.close();
              return loudest > 0.001;
            }""";

    @Autowired
    ConsultFixture fixture;

    @Autowired
    Consults consults;

    @Autowired
    Recordings recordings;

    @Autowired
    Attendance attendance;

    @LocalServerPort
    int port;

    private Playwright playwright;
    private Browser browser;

    @BeforeEach
    void openBrowser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--use-fake-ui-for-media-stream",
                                "--use-fake-device-for-media-stream",
                                "--allow-loopback-in-peer-connection",
                                "--autoplay-policy=no-user-gesture-required")));
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
        playwright.close();
    }

    @Test
    void threePeopleSeeAndHearEachOtherAreRecordedAndPartWhenTheDoctorFinishes() throws Exception {
        ConsultFixture.Booked booked = fixture.booked();
        fixture.started(booked);

        Page patient = byLink(linkSentTo(booked.phone()));
        Page clinician = loggedIn("li.jianguo", booked.caseId());
        assertThat(patient.getByText("You are in the waiting room").isVisible()).isTrue();
        Page doctor = loggedIn("zhang.mingyuan", booked.caseId());

        Consult consult = consults.latest(booked.caseId()).orElseThrow();
        List<Page> pages = List.of(patient, clinician, doctor);
        for (Page page : pages) {
            String own = (String) page.evaluate("document.querySelector('[data-mine=\"true\"]').dataset.seat");
            for (Seat seat : consults.seatsOf(consult.id())) {
                if (!seat.id().equals(own)) {
                    until("frames of " + seat.role(), () -> (Boolean) page.evaluate(MOVES, seat.id()));
                    until("sound of " + seat.role(), () -> (Boolean) page.evaluate(SOUNDS, seat.id()));
                }
            }
        }
        assertThat(consults.latest(booked.caseId()).orElseThrow().state()).isEqualTo(ConsultState.LIVE);

        clinician.getByText("Yes, record").click();
        doctor.getByText("Yes, record").click();
        for (Page page : pages) {
            page.getByText("Recording", new Page.GetByTextOptions().setExact(true))
                    .waitFor();
        }

        doctor.getByLabel("Opinion").fill("Beta blocker as before; ECG in four weeks.");
        doctor.locator("#notes-state[data-state='saved']").waitFor();
        until(
                "notes at the clinician",
                () -> clinician.getByLabel("Opinion").inputValue().startsWith("Beta"));

        comesBackAfterLeaving(patient, doctor, consult);

        button(doctor, "Finish the consult").click();
        doctor.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Finish the consult"))
                .click();
        patient.getByText("The consult is finished").first().waitFor();
        clinician.getByText("The consult is finished").first().waitFor();

        until("the process", () -> fixture.isOver(booked));
        assertThat(recordings.parts(consult.id()))
                .extracting(Recordings.Part::kind)
                .contains("audio", "video");
        assertThat(recordings.parts(consult.id()))
                .filteredOn(part -> part.gap() != null)
                .isEmpty();
        assertThat(attendance.attended(consult.id())).hasSize(3);
    }

    @Test
    void onesOwnPictureMovesByKeysAndByDraggingAndStaysThereForTheVisit() {
        ConsultFixture.Booked booked = fixture.booked();
        fixture.started(booked);
        Page patient = byLink(linkSentTo(booked.phone()));
        Locator own = patient.locator("[data-mine='true']");
        Locator handle =
                button(patient, "Move your picture: drag it, press it for the next corner, or use the arrow keys");
        patient.getByText("You are in the waiting room").waitFor();
        double right = own.boundingBox().x;

        handle.press("ArrowLeft");
        double left = own.boundingBox().x;
        assertThat(left).isLessThan(right);

        handle.hover();
        patient.mouse().down();
        patient.mouse().move(0, 0);
        patient.mouse().move(2, 2);
        patient.mouse().up();
        double dragged = own.boundingBox().x;
        assertThat(dragged).isLessThan(left).isGreaterThanOrEqualTo(0);

        patient.reload();
        patient.getByText("You are in the waiting room").waitFor();
        assertThat(own.boundingBox().x).isEqualTo(dragged, org.assertj.core.data.Offset.offset(1.0));
    }

    private void comesBackAfterLeaving(Page patient, Page doctor, Consult consult) {
        button(patient, "Leave").click();
        Seat seat = consults.seatsOf(consult.id()).stream()
                .filter(one -> one.role() == io.huizhen.access.Role.PATIENT)
                .findFirst()
                .orElseThrow();
        doctor.locator("[data-seat='" + seat.id() + "']")
                .getByText("Not here yet")
                .waitFor();
        button(patient, "Come back in").click();
        until("frames after coming back", () -> (Boolean) doctor.evaluate(MOVES, seat.id()));
    }

    private Page byLink(String link) {
        Page page = page();
        page.navigate(link);
        page.getByText("I agree that the consult is recorded").click();
        button(page, "Enter").click();
        page.waitForURL(Pattern.compile(".*/room"));
        return page;
    }

    private Page loggedIn(String person, String caseId) {
        Page page = page();
        page.navigate("http://localhost:" + port + "/cases/" + caseId + "/consult");
        page.locator("#username").fill(person);
        page.locator("#password").fill("huizhen-demo");
        page.locator("#password").press("Enter");
        page.waitForURL(Pattern.compile(".*/cases/" + caseId + "/consult.*"));
        return page;
    }

    private Page page() {
        Page page = browser.newContext(new Browser.NewContextOptions().setLocale("en-GB"))
                .newPage();
        page.setDefaultTimeout(PATIENCE.toMillis());
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                System.out.println("browser: " + message.text());
            }
        });
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private String linkSentTo(String phone) {
        Pattern link = Pattern.compile("/s/[A-Za-z0-9_-]{43}");
        String[] found = new String[1];
        until("the SMS", () -> {
            for (String message : inbox().split("<article")) {
                Matcher matcher = link.matcher(message);
                if (message.contains(phone) && matcher.find()) {
                    found[0] = matcher.group();
                }
            }
            return found[0] != null;
        });
        return "http://localhost:" + port + found[0];
    }

    private static String inbox() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create(Stack.current().gateway().inboxUrl());
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Looks again until it is so, or fails at the deadline. */
    private static void until(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting for " + what).isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }
}
