package io.huizhen.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping any part. */
class RunnerTest {

    @TempDir
    private Path folder;

    private Home home;
    private Runner runner;

    @BeforeEach
    void makeAHome() {
        home = new Home(folder, Home.findSource(Path.of("")));
        runner = new Runner(home);
    }

    @AfterEach
    void stopAll() {
        runner.stopAll();
    }

    @Test
    void namesATakenPortWithTheMend() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> runner.start(script("app", "cat", true).on(port)))
                    .isInstanceOf(PartFailed.class)
                    .hasMessage("app: port " + port
                            + " is taken by another program. Stop that program, or try ./huizhen down and up again.");
        }
        assertThat(runner.running()).isEmpty();
    }

    @Test
    void namesTheCauseAndTheLogOfAPartThatEndsWhileStarting() {
        assertThatThrownBy(() -> runner.start(script("janus", "echo 'Fatal error: no such folder'; exit 1", false)))
                .isInstanceOf(PartFailed.class)
                .hasMessageStartingWith("janus: it ended while starting (Fatal error: no such folder). ")
                .hasMessageEndingWith("Log: " + home.log("janus"));
        assertThat(runner.running()).isEmpty();
    }

    @Test
    void leavesNothingOfAPartThatIsNotReadyInTime() {
        assertThatThrownBy(() -> runner.start(script("slow", "exec cat /dev/zero > /dev/null", false)))
                .isInstanceOf(PartFailed.class)
                .hasMessageContaining("not ready after 1 s");
        assertThat(runner.running()).isEmpty();
    }

    @Test
    void startsAPartOnceAndStopsIt() throws Exception {
        Script part = script("part", "exec cat /dev/zero > /dev/null", true);

        assertThat(home.isWhole("part")).isFalse();
        assertThat(runner.start(part)).isTrue();
        assertThat(home.isWhole("part")).isTrue();
        ProcessId id = runner.running().get("part");
        assertThat(new Runner(home).start(part)).isFalse();
        assertThat(runner.running()).containsEntry("part", id);

        new Runner(home).stopAll();
        assertThat(id.alive()).isFalse();
        assertThat(runner.running()).isEmpty();
    }

    @Test
    void startsNothingMoreAfterAnInterruption() {
        runner.startNoMore();

        assertThatThrownBy(() -> runner.start(script("part", "cat", true))).isInstanceOf(PartFailed.class);
    }

    @Test
    void stopsThePartsOfAPlanWhenOneOfThemFails() throws Exception {
        Script good = script("good", "exec cat /dev/zero > /dev/null", true);
        Script bad = script("bad", "exit 3", false);
        Script never = script("never", "exec cat /dev/zero > /dev/null", true);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        StartPlan plan = new StartPlan(runner, new PrintStream(told))
                .add(good)
                .add(bad, good)
                .add(never, bad);

        assertThatThrownBy(plan::run).isInstanceOf(PartFailed.class).hasMessageStartingWith("bad: ");

        assertThat(runner.running()).isEmpty();
        assertThat(told.toString()).contains("good: ready").doesNotContain("never");
    }

    @Test
    void startsNothingOfAPlanWhenAPortIsTaken() throws Exception {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StartPlan plan = new StartPlan(runner, new PrintStream(told))
                    .add(script("first", "exec cat /dev/zero > /dev/null", true))
                    .add(script("second", "cat", true).on(other.getLocalPort()));

            assertThatThrownBy(plan::run).isInstanceOf(PartFailed.class).hasMessageStartingWith("second: port ");
        }
        assertThat(told.toString()).isEmpty();
    }

    @Test
    void doesNotStopWhatRanBeforeAPlanThatFails() throws Exception {
        Script before = script("before", "exec cat /dev/zero > /dev/null", true);
        runner.start(before);
        StartPlan plan = new StartPlan(runner, new PrintStream(new ByteArrayOutputStream()))
                .add(before)
                .add(script("bad", "exit 3", false), before);

        assertThatThrownBy(plan::run).isInstanceOf(PartFailed.class);

        assertThat(runner.running()).containsOnlyKeys("before");
    }

    private Script script(String name, String line, boolean ready) {
        return new Script(home, name, line, ready, List.of());
    }

    /** A part made of a line of shell. */
    private record Script(Home home, String name, String line, boolean ready, List<Integer> ports) implements Part {

        @Override
        public void settle() throws IOException {
            home.markWhole(name);
        }

        Script on(int port) {
            return new Script(home, name, line, ready, List.of(port));
        }

        @Override
        public void prepare() throws IOException {}

        @Override
        public ProcessBuilder command() {
            return new ProcessBuilder("bash", "-c", line);
        }

        @Override
        public Duration deadline() {
            return Duration.ofSeconds(ready ? 30 : 1);
        }
    }
}
