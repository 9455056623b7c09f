package io.huizhen.consult;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
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

/** People in real browsers with fake cameras: the patient by the link of the SMS, staff by login. */
final class RoomVisitors implements AutoCloseable {

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
              let loud = false;
              for (let i = 0; i < 40 && !loud; i++) {
                await new Promise((done) => setTimeout(done, 50));
                analyser.getFloatTimeDomainData(wave);
                loud = Math.max(...wave.map(Math.abs)) > 0.001;
              }
              await ear.close();
              return loud;
            }""";

    /** Of several people at once: whom this page does not both see and hear. */
    private static final String MISSES = """
            async (seats) => {
              const moves = %s;
              const sounds = %s;
              const there = await Promise.all(seats.map(async (seat) => (await moves(seat)) && sounds(seat)));
              return seats.filter((seat, i) => !there[i]);
            }""".formatted(MOVES, SOUNDS);

    private final Playwright playwright;
    private final Browser browser;

    RoomVisitors() {
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

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** What each sees of each other are decoded frames that differ, and what each hears has energy. */
    void seeAndHearEachOther(List<Page> pages, List<Seat> seats) {
        for (Page page : pages) {
            String own = (String) page.evaluate("document.querySelector('[data-mine=\"true\"]').dataset.seat");
            Seat mine = seats.stream()
                    .filter(seat -> seat.id().equals(own))
                    .findFirst()
                    .orElseThrow();
            List<String> others =
                    seats.stream().map(Seat::id).filter(id -> !id.equals(own)).toList();
            until(
                    "frames and sound of both others for " + mine.role(),
                    () -> ((List<?>) page.evaluate(MISSES, others)).isEmpty());
        }
    }

    boolean sees(Page page, Seat seat) {
        return (Boolean) page.evaluate(MOVES, seat.id());
    }

    boolean hears(Page page, Seat seat) {
        return (Boolean) page.evaluate(SOUNDS, seat.id());
    }

    Page byLink(int port, String link) {
        Page page = page();
        page.navigate("http://localhost:" + port + link);
        page.getByText("I agree that the consult is recorded").click();
        button(page, "Enter").click();
        page.waitForURL(Pattern.compile(".*/room"));
        return page;
    }

    Page loggedIn(int port, String person, String caseId) {
        Page page = page();
        page.navigate("http://localhost:" + port + "/cases/" + caseId + "/consult");
        logIn(page, person);
        page.waitForURL(Pattern.compile(".*/cases/" + caseId + "/consult.*"));
        return page;
    }

    /** Somebody of operations or a coordinator before the live wall, in English. */
    Page watching(int port, String person) {
        Page page = page();
        page.navigate("http://localhost:" + port + "/wall");
        logIn(page, person);
        page.waitForURL(Pattern.compile(".*/wall.*"));
        return page;
    }

    private static void logIn(Page page, String person) {
        page.locator("#username").fill(person);
        page.locator("#password").fill("huizhen-demo");
        page.locator("#password").press("Enter");
    }

    Page page() {
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

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The path of the link in the SMS to that telephone. */
    String linkSentTo(String phone) {
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
        return found[0];
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
    static void until(String what, BooleanSupplier holds) {
        until(what, PATIENCE, holds);
    }

    static void until(String what, Duration patience, BooleanSupplier holds) {
        long end = System.nanoTime() + patience.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting for " + what).isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }
}
