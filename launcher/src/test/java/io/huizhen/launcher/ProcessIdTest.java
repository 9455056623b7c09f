package io.huizhen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process is told by its pid and its start, so that nobody else's is ever stopped. */
class ProcessIdTest {

    private Process process;

    @BeforeEach
    void startAProcess() throws IOException {
        process = new ProcessBuilder("cat").start();
    }

    @AfterEach
    void endIt() {
        process.destroyForcibly();
    }

    @Test
    void stopsTheProcessItNames() throws IOException {
        ProcessId id = ProcessId.of(process.pid()).orElseThrow();

        id.stop(Duration.ofSeconds(20));

        assertThat(id.alive()).isFalse();
    }

    @Test
    void doesNotStopAnotherProcessThatGotTheSamePidLater() throws Exception {
        ProcessId id = ProcessId.of(process.pid()).orElseThrow();
        ProcessId earlier = new ProcessId(id.pid(), id.startTicks() - 1, id.boot());

        earlier.stop(Duration.ofSeconds(20));
        earlier.kill();

        assertThat(earlier.alive()).isFalse();
        assertThat(id.alive()).isTrue();
    }

    @Test
    void doesNotStopAProcessOfAnotherBoot() throws Exception {
        ProcessId id = ProcessId.of(process.pid()).orElseThrow();
        ProcessId before = new ProcessId(id.pid(), id.startTicks(), "another boot");

        before.stop(Duration.ofSeconds(20));

        assertThat(id.alive()).isTrue();
    }

    @Test
    void endsAProcessThatDoesNotListen() throws IOException {
        Process deaf = new ProcessBuilder("bash", "-c", "trap '' TERM; echo deaf; while true; do read; done").start();
        deaf.inputReader().readLine();
        ProcessId id = ProcessId.of(deaf.pid()).orElseThrow();

        id.stop(Duration.ofMillis(50));

        assertThat(id.alive()).isFalse();
    }
}
