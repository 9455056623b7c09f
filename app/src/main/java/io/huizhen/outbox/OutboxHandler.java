package io.huizhen.outbox;

import java.time.Duration;

/**
 * Carries out one kind of entry. Called on an outbox thread, outside any transaction, at least once: what it does
 * outside must be idempotent by the entry's key, and it ends by one transaction of its own that records the outcome and
 * correlates the process. A thrown exception means: try again later.
 *
 * @param <T> the entry's record
 */
public interface OutboxHandler<T extends OutboxEntry> {

    /** The kind's name, as in {@link Outbox#put}; lower case with hyphens. */
    String kind();

    /** The record's class. */
    Class<T> type();

    /**
     * Does it.
     *
     * @param key the entry's key, for use as an idempotency key outside
     */
    void handle(String key, T entry) throws Exception;

    /** The sum of all time-outs inside {@link #handle}; at most a third of {@link OutboxScheduler#LOCK}. */
    default Duration longest() {
        return Duration.ofSeconds(10);
    }

    /** How often it is tried before it is given up. */
    default int tries() {
        return 8;
    }

    /** The pause after the first failure; doubled after each further one. */
    default Duration firstPause() {
        return Duration.ofSeconds(1);
    }
}
