package io.huizhen.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts, watches and stops the processes of one {@link Home}, and remembers them in {@code processes.json}. */
final class Runner {

    /** How long a part may take to end in order, unless it says otherwise. */
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Home home;
    private final Path list;
    private boolean closed;

    Runner(Home home) {
        this.home = home;
        this.list = home.file("processes.json");
    }

    /** The processes that were started here and still live, in the order of their start. */
    synchronized LinkedHashMap<String, ProcessId> running() {
        LinkedHashMap<String, ProcessId> alive = Json.readMap(list, ProcessId.class);
        alive.values().removeIf(id -> !id.alive());
        return alive;
    }

    boolean runs(String name) {
        return running().containsKey(name);
    }

    /**
     * Starts the part and returns when it is ready; does nothing when it already runs.
     *
     * @return true if it was started by this call
     * @throws PartFailed naming cause, mend and log when it does not become ready; then nothing of it is left running
     */
    boolean start(Part part) throws InterruptedException {
        Path log = home.log(part.name());
        Optional<ProcessId> already = Optional.ofNullable(running().get(part.name()));
        if (already.isPresent()) {
            awaitReady(part, already.get(), log);
            settle(part, log);
            return false;
        }
        refuseTakenPorts(part);
        Optional<ProcessId> id;
        try {
            part.prepare();
            ProcessBuilder builder = part.command();
            // A session of its own: Ctrl-C in the terminal reaches the launcher alone, which then stops the parts.
            List<String> command = new ArrayList<>(List.of("setsid"));
            command.addAll(builder.command());
            builder.command(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            id = launch(part.name(), builder);
        } catch (IOException e) {
            throw new PartFailed(part.name(), reason(e), part.mend(), log);
        }
        try {
            awaitReady(part, id.orElseThrow(() -> endedWhileStarting(part, log)), log);
            settle(part, log);
            return true;
        } catch (PartFailed | InterruptedException e) {
            stop(part.name(), part.patience());
            throw e;
        }
    }

    private static void settle(Part part, Path log) {
        try {
            part.settle();
        } catch (IOException e) {
            throw new PartFailed(part.name(), reason(e), part.mend(), log);
        }
    }

    /**
     * Looks, before anything is started, whether the part will find its ports free. A part that runs has them itself.
     *
     * @throws PartFailed naming the port that another program has
     */
    void refuseTakenPorts(Part part) {
        if (runs(part.name())) {
            return;
        }
        for (int port : part.ports()) {
            if (Ports.taken(port)) {
                throw new PartFailed(part.name(), "port " + port + " is taken by another program", part.portMend());
            }
        }
    }

    /** Empty for a process that has ended already. */
    private synchronized Optional<ProcessId> launch(String name, ProcessBuilder builder) throws IOException {
        if (closed) {
            throw new IOException("the launcher was interrupted");
        }
        Process process = builder.start();
        Optional<ProcessId> id = ProcessId.of(process.pid());
        if (id.isPresent()) {
            Map<String, ProcessId> all = running();
            all.put(name, id.get());
            Json.write(list, all);
        }
        return id;
    }

    private static PartFailed endedWhileStarting(Part part, Path log) {
        return new PartFailed(part.name(), "it ended while starting" + lastWords(log), part.mend(), log);
    }

    private void awaitReady(Part part, ProcessId id, Path log) throws InterruptedException {
        long end = System.nanoTime() + part.deadline().toNanos();
        while (true) {
            if (!id.alive()) {
                throw endedWhileStarting(part, log);
            }
            try {
                if (part.ready()) {
                    return;
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception notYet) {
                // Not listening yet: asked again until the deadline.
            }
            if (System.nanoTime() > end) {
                throw new PartFailed(
                        part.name(),
                        "not ready after " + part.deadline().toSeconds() + " s" + lastWords(log),
                        part.mend(),
                        log);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Stops one process, if it is still the one that was started here. */
    void stop(String name, Duration patience) {
        ProcessId id = Json.readMap(list, ProcessId.class).get(name);
        if (id != null) {
            id.stop(patience);
        }
        forget(name);
    }

    /** From now on nothing more is started here. */
    synchronized void startNoMore() {
        closed = true;
    }

    /** Ends one process at once, if it is still the one that was started here. */
    void kill(String name) {
        ProcessId id = running().get(name);
        if (id != null) {
            id.kill();
        }
        forget(name);
    }

    private synchronized void forget(String name) {
        Map<String, ProcessId> all = running();
        all.remove(name);
        Json.write(list, all);
    }

    /** Stops everything that was started here, the last first. */
    void stopAll() {
        running().sequencedKeySet().reversed().forEach(name -> stop(name, PATIENCE));
    }

    private static String reason(Exception e) {
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage().lines().findFirst().orElse("");
    }

    /** The last line of the log that speaks of trouble, so that the one line names the cause. */
    private static String lastWords(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.matches("\\s+(at |\\.\\.\\.).*"))
                    .toList();
            List<String> tail = lines.subList(Math.max(0, lines.size() - 40), lines.size());
            return tail.stream()
                    .filter(line -> line.matches("(?i).*(error|fatal|cannot|can't|failed|exception|address already).*"))
                    .reduce((first, second) -> second)
                    .or(() -> tail.isEmpty() ? Optional.empty() : Optional.of(tail.getLast()))
                    .map(String::strip)
                    .map(line -> " (" + (line.length() > 160 ? line.substring(0, 160) + "..." : line) + ")")
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
