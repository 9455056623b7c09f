package io.huizhen.signing.web;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Keeps the public check from being used up: so many a minute for everybody together, and few at once, as one check
 * costs a tenth of a second of processor time. Each node counts for itself.
 */
@Component
class Turnstile {

    private static final int A_MINUTE = 60;

    private final Semaphore atOnce = new Semaphore(2);
    private final Clock clock;
    private long minute;
    private int passed;

    Turnstile(Clock clock) {
        this.clock = clock;
    }

    /** True when the caller may go on; then it must {@link #leave}. */
    boolean enter() {
        return countsIn() && atOnce.tryAcquire();
    }

    void leave() {
        atOnce.release();
    }

    private synchronized boolean countsIn() {
        Instant now = clock.instant();
        long current = now.getEpochSecond() / 60;
        if (current != minute) {
            minute = current;
            passed = 0;
        }
        return ++passed <= A_MINUTE;
    }
}
