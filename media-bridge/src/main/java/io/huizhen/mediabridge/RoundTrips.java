package io.huizhen.mediabridge;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The times of a server's last answered probes. Their median, and not the last: one slow answer, such as the first over
 * a fresh connection, says nothing of the server. Thread-safe.
 */
final class RoundTrips {

    /** With a probe a second, a server that turned slow is known as slow after three. */
    static final int KEPT = 5;

    private final Deque<Duration> last = new ArrayDeque<>();

    synchronized void add(Duration roundTrip) {
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(roundTrip);
    }

    synchronized void clear() {
        last.clear();
    }

    /** The upper one of the two in the middle where the number is even; null before the first. */
    synchronized Duration median() {
        return last.isEmpty() ? null : last.stream().sorted().toList().get(last.size() / 2);
    }
}
