package io.huizhen.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.launcher.Stack;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;

/** Plays a journey against the app of the test stack, thoroughly, and asks that every check of it holds. */
final class Rehearsal {

    private Rehearsal() {}

    static Settings settings(String name) {
        Stack stack = Stack.current();
        return Settings.of(
                        URI.create(stack.appOrStarted().url()),
                        URI.create(stack.gateway().inboxUrl()),
                        Path.of("target", "journeys", name).toAbsolutePath())
                .thoroughly()
                .withPatience(Duration.ofSeconds(60));
    }

    /** @param name of the folder for its pictures */
    static void of(String name, BiConsumer<Cast, Story> journey) {
        of(settings(name), journey);
    }

    /** The way to a booked consult, which {@link LineTest} shows: the journey begins after it. */
    static Walk booked(String name, Cast cast, Story story) {
        return booked(new Walk(cast, story, settings(name)));
    }

    static Walk booked(Walk walk) {
        walk.story.unseen(walk::toBooked);
        return walk;
    }

    /** Against another app than that of the test stack. */
    static void of(Settings settings, BiConsumer<Cast, Story> journey) {
        try (Cast cast = new Cast(settings)) {
            Story story = new Story(new PrintStream(System.out, true, StandardCharsets.UTF_8), settings.out(), cast);
            try {
                journey.accept(cast, story);
            } catch (RuntimeException | AssertionError e) {
                story.breaksOff(e);
                throw e;
            }
            story.conclude();
            assertThat(story.checks())
                    .isNotEmpty()
                    .allSatisfy(check -> assertThat(check.ok())
                            .as(check.name() + ": " + check.detail())
                            .isTrue());
        }
    }
}
