package io.huizhen.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real media servers of a home, as {@code up} starts them. */
class RunningSystemTest {

    @TempDir
    Path folder;

    private Home home;
    private Runner runner;
    private Site site;

    @BeforeEach
    void up() throws Exception {
        home = new Home(folder, Home.findSource(Path.of("")));
        runner = new Runner(home);
        Site.Asked asked = new Site.Asked(null, Ports.free());
        site = Site.of(home, asked);
        for (Janus server : site.parts().janus) {
            runner.start(server);
        }
        Json.write(home.file("up.json"), asked);
    }

    @AfterEach
    void down() {
        runner.stopAll();
    }

    @Test
    void aKilledServerIsGoneAndTheOtherIsNot() throws Exception {
        try (RunningSystem system = RunningSystem.in(folder)) {
            system.kill("janus-1");

            assertThat(runner.running().keySet()).containsExactly("janus-2");
            assertThat(Status.answers(site.parts().janus.getFirst())).isFalse();
            assertThat(Status.answers(site.parts().janus.getLast())).isTrue();
        }
    }

    @Test
    void theSystemIsWholeAgainInTheEnd() throws Exception {
        ProcessId before = runner.running().get("janus-1");

        try (RunningSystem system = RunningSystem.in(folder)) {
            system.mediaServers().forEach(system::kill);
            assertThat(runner.running()).isEmpty();
        }

        assertThat(runner.running().keySet()).containsExactlyInAnyOrder("janus-1", "janus-2");
        assertThat(runner.running().get("janus-1")).isNotEqualTo(before);
        for (Janus server : site.parts().janus) {
            assertThat(Status.answers(server)).isTrue();
        }
    }

    @Test
    void whatUpDidNotStartIsLeftAlone() {
        try (RunningSystem system = RunningSystem.in(folder)) {
            assertThatThrownBy(() -> system.kill("janus-9")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> system.kill("trunk"))
                    .isInstanceOf(PartFailed.class)
                    .hasMessageContaining("does not run");
        }
    }

    @Test
    void aHomeInWhichNothingWasStartedSaysSo() {
        assertThatThrownBy(() -> RunningSystem.in(folder.resolve("elsewhere")))
                .isInstanceOf(PartFailed.class)
                .hasMessageContaining("./huizhen up");
    }
}
