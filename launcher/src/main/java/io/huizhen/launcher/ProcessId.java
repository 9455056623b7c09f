package io.huizhen.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One process for good: a pid alone is reused by the system, a pid with its start time and the boot it belongs to is
 * not.
 *
 * @param startTicks start of the process in clock ticks since boot, from {@code /proc/PID/stat}
 */
record ProcessId(long pid, long startTicks, String boot) {

    static Optional<ProcessId> of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The second field is the command in brackets and may itself hold spaces and brackets.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            if (fields[0].equals("Z")) {
                return Optional.empty();
            }
            return Optional.of(new ProcessId(pid, Long.parseLong(fields[19]), bootId()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static String bootId() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }

    boolean alive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** Asks the process to end, and ends it when it has not done so in time. Never touches another process. */
    void stop(Duration patience) {
        Optional<ProcessHandle> handle = ProcessHandle.of(pid);
        if (handle.isEmpty() || !alive()) {
            return;
        }
        handle.get().destroy();
        if (!endsWithin(handle.get(), patience)) {
            kill();
        }
    }

    /** Ends the process at once. */
    void kill() {
        ProcessHandle.of(pid).filter(handle -> alive()).ifPresent(handle -> {
            handle.destroyForcibly();
            endsWithin(handle, Duration.ofSeconds(5));
        });
    }

    private static boolean endsWithin(ProcessHandle handle, Duration patience) {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
