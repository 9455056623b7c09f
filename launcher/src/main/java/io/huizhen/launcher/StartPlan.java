package io.huizhen.launcher;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Starts several parts at once, each after those that it needs. */
final class StartPlan {

    private final Runner runner;
    private final PrintStream out;
    private final Map<Part, List<Part>> parts = new LinkedHashMap<>();
    private final List<Part> started = new CopyOnWriteArrayList<>();

    StartPlan(Runner runner, PrintStream out) {
        this.runner = runner;
        this.out = out;
    }

    /** Adds a part and those it needs, which were added before. */
    StartPlan add(Part part, Part... after) {
        parts.put(part, List.of(after));
        return this;
    }

    /**
     * Starts all and returns when all are ready. When one fails, what this call started is stopped again.
     *
     * @throws PartFailed of the first that failed
     */
    void run() throws InterruptedException {
        parts.keySet().forEach(runner::refuseTakenPorts);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Map<Part, CompletableFuture<Void>> starts = new LinkedHashMap<>();
        parts.forEach((part, after) -> starts.put(
                part,
                CompletableFuture.allOf(after.stream().map(starts::get).toArray(CompletableFuture[]::new))
                        .thenRunAsync(() -> start(part), threads)));
        CompletableFuture<Void> failed = new CompletableFuture<>();
        starts.values()
                .forEach(start -> start.exceptionally(e -> {
                    failed.completeExceptionally(
                            e instanceof CompletionException c && c.getCause() != null ? c.getCause() : e);
                    return null;
                }));
        CompletableFuture<Void> all = CompletableFuture.allOf(starts.values().toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(all, failed).join();
        } catch (CompletionException e) {
            threads.shutdownNow();
            threads.awaitTermination(60, TimeUnit.SECONDS);
            stopStarted();
            if (e.getCause() instanceof PartFailed known) {
                throw known;
            }
            throw e;
        } finally {
            threads.shutdown();
        }
    }

    private void start(Part part) {
        long from = System.nanoTime();
        if (!runner.runs(part.name())) {
            out.println("  " + part.name() + ": starting");
        }
        try {
            boolean here = runner.start(part);
            if (here) {
                started.add(part);
            }
            double seconds = (System.nanoTime() - from) / 1e9;
            out.println("  " + part.name() + ": " + (here ? String.format("ready (%.1f s)", seconds) : "runs already"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + part.name() + " was starting", e);
        }
    }

    /** Stops what was started by this plan, the last first. */
    void stopStarted() {
        List<Part> parts = new ArrayList<>(started).reversed();
        parts.forEach(part -> runner.stop(part.name(), part.patience()));
    }
}
