package io.huizhen.mediabridge.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What a call told, to be waited for. */
final class Told implements Consumer<PhoneEvent> {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<PhoneEvent> events = new ArrayList<>();

    @Override
    public synchronized void accept(PhoneEvent event) {
        events.add(event);
        notifyAll();
    }

    synchronized List<PhoneEvent> all() {
        return List.copyOf(events);
    }

    PhoneEvent.Ended awaitEnd() {
        return (PhoneEvent.Ended) await(PhoneEvent.Ended.class::isInstance);
    }

    void await(PhoneEvent event) {
        await(event::equals);
    }

    private synchronized PhoneEvent await(Predicate<PhoneEvent> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var found = events.stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            assertThat(left).as("still waiting after %s", events).isPositive();
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
