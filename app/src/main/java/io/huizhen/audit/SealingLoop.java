package io.huizhen.audit;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the sealer often enough that a row is sealed within a second of its commit. */
final class SealingLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SealingLoop.class);

    private final Sealer sealer;
    private final Duration pause;
    private ScheduledExecutorService thread;
    private boolean failing;

    SealingLoop(Sealer sealer, Duration pause) {
        this.sealer = sealer;
        this.pause = pause;
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("audit-sealer").daemon().factory());
        thread.scheduleWithFixedDelay(this::pass, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        running.shutdown();
        try {
            if (!running.awaitTermination(5, TimeUnit.SECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException e) {
            running.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void pass() {
        try {
            sealer.pass();
            if (failing) {
                failing = false;
                log.info("The audit trail is sealed again");
            }
        } catch (RuntimeException e) {
            // Said once, not four times a second; the pass is tried again for as long as it takes.
            if (!failing) {
                failing = true;
                log.error("The audit trail is not sealed: {}", e.toString());
            }
        }
    }
}
