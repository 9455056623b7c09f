package io.huizhen.platform.web;

import java.time.Clock;

/** Lets so many pass a minute, all callers together. Each node counts for itself. Thread-safe. */
public final class Turnstile {

    private final int perMinute;
    private final Clock clock;
    private long minute;
    private int passed;

    public Turnstile(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** True when the caller may go on. */
    public synchronized boolean admits() {
        long current = clock.instant().getEpochSecond() / 60;
        if (current != minute) {
            minute = current;
            passed = 0;
        }
        return ++passed <= perMinute;
    }
}
