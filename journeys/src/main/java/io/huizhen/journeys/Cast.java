package io.huizhen.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The people on stage, each in a browser of their own: a fake camera and microphone belong to a whole browser. Used
 * from one thread; closing it closes every browser.
 */
public final class Cast implements AutoCloseable {

    private final Settings settings;
    private final Words words;
    private final Playwright playwright;
    private final Map<Persona, Browser> browsers = new LinkedHashMap<>();
    private final List<Person> people = new ArrayList<>();
    private final List<Person> gone = new ArrayList<>();
    private final Set<String> inspected = new HashSet<>();
    private final Path media;

    public Cast(Settings settings) {
        this.settings = settings;
        this.words = Words.in(settings.language());
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            this.media = Files.createTempDirectory("huizhen-faces");
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder for faces and voices", e);
        }
    }

    /** This person at their own device, as they left it when they have been here before. */
    public Person person(Persona persona) {
        return people.stream()
                .filter(person -> person.persona().equals(persona))
                .findFirst()
                .orElseGet(() -> onAnotherDevice(persona));
    }

    /** The same person at a device that has never been here: nothing of the first is known to it. */
    public Person onAnotherDevice(Persona persona) {
        Person person = new Person(persona, settings, words, browser(persona).newContext(look(persona)), inspected);
        people.add(person);
        return person;
    }

    /** Somebody who neither shows their face nor speaks: visitors share one browser, each with a session of their own. */
    public Person visitor(Persona persona) {
        Person person =
                new Person(persona, settings, words, browser(Persona.VISITOR).newContext(look(persona)), inspected);
        people.add(person);
        return person;
    }

    /** Everybody who has been on stage and is still there. */
    public List<Person> people() {
        return List.copyOf(people);
    }

    /** Those who are there and those who went home: for what was noticed on their pages. */
    List<Person> everybody() {
        List<Person> all = new ArrayList<>(gone);
        all.addAll(people);
        return all;
    }

    /** Closes a person's device, and their browser with the last one. */
    public void sendHome(Person person) {
        people.remove(person);
        gone.add(person);
        person.close();
        boolean last = people.stream().noneMatch(other -> other.persona().equals(person.persona()));
        Browser browser = last ? browsers.remove(person.persona()) : null;
        if (browser != null) {
            browser.close();
        }
    }

    public Words words() {
        return words;
    }

    private Browser browser(Persona persona) {
        return browsers.computeIfAbsent(persona, this::launch);
    }

    private Browser launch(Persona persona) {
        try {
            List<String> flags = new ArrayList<>(List.of(
                    "--use-fake-ui-for-media-stream",
                    "--use-fake-device-for-media-stream",
                    "--use-file-for-fake-video-capture=" + FakeMedia.film(persona, media),
                    "--use-file-for-fake-audio-capture=" + FakeMedia.voice(persona, media),
                    "--allow-loopback-in-peer-connection",
                    "--disable-background-networking",
                    "--disable-quic",
                    "--mute-audio"));
            if ("root".equals(System.getProperty("user.name"))) {
                flags.add("--no-sandbox");
            }
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(settings.browser())
                            .setHeadless(!settings.visible())
                            .setEnv(environment())
                            .setArgs(flags));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write face and voice of the " + persona.who(), e);
        }
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>(System.getenv());
        environment.put("TZ", "Asia/Shanghai");
        return environment;
    }

    private Browser.NewContextOptions look(Persona persona) {
        Browser.NewContextOptions look = new Browser.NewContextOptions()
                .setLocale(settings.language().tag())
                .setTimezoneId("Asia/Shanghai")
                .setAcceptDownloads(true)
                // A local certificate authority is not in the browser's list.
                .setIgnoreHTTPSErrors(settings.localAuthority())
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE);
        return persona.phone()
                ? look.setViewportSize(360, 740)
                        .setDeviceScaleFactor(2)
                        .setHasTouch(true)
                        .setIsMobile(true)
                : look.setViewportSize(1280, 800);
    }

    @Override
    public void close() {
        people.forEach(Person::close);
        browsers.values().forEach(Browser::close);
        playwright.close();
        try (var files = Files.list(media)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(media);
        } catch (IOException e) {
            // The system clears its temporary folder.
        }
    }
}
