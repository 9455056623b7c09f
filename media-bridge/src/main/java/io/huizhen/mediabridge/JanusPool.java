package io.huizhen.mediabridge;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media servers by name: which are up, which take new rooms, and where the next room goes. Holds one connection a
 * server, opened when first needed and again after it was given up. Thread-safe.
 */
public final class JanusPool implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JanusPool.class);

    /**
     * One server as last seen.
     *
     * @param up whether the last probe was answered
     * @param draining whether it takes no new rooms; those it has go on
     * @param roundTrip time of the last answered probe, or null
     */
    public record Status(String name, boolean up, boolean draining, Duration roundTrip, int sessions) {}

    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final OkHttpClient http;
    private final JanusTimings timings;

    public JanusPool(List<JanusServer> servers, OkHttpClient http, JanusTimings timings) {
        servers.forEach(server -> slots.put(server.name(), new Slot(server)));
        this.http = http;
        this.timings = timings;
    }

    /**
     * The server for the next room: of those that are up and not draining the one with the least load, then the
     * quickest. A server that turns out to be down is marked so and the next one is tried.
     *
     * @param load load of a server by name, over all nodes (for example seats in live consults)
     */
    public JanusConnection place(ToIntFunction<String> load) {
        var candidates = slots.values().stream()
                .filter(slot -> slot.up && !slot.draining)
                .sorted(Comparator.<Slot>comparingInt(slot -> load.applyAsInt(slot.server.name()))
                        .thenComparing(slot -> slot.roundTrip, Comparator.nullsLast(Comparator.naturalOrder())));
        for (Slot slot : (Iterable<Slot>) candidates::iterator) {
            try {
                return slot.connection();
            } catch (JanusException e) {
                log.warn("{} is down: {}", slot.server, e.getMessage());
                slot.up = false;
            }
        }
        throw new JanusException.NoServer();
    }

    /** The connection to a certain server, for a room that it already has. */
    public JanusConnection connection(String name) {
        return slot(name).connection();
    }

    /** A session on a server, new or claimed from an owner that is gone. */
    public JanusSession session(String name, Optional<Long> claimed, Consumer<JanusEvent> events, Duration timeout) {
        JanusConnection connection = connection(name);
        return claimed.isPresent()
                ? connection.claimSession(claimed.get(), events, timeout)
                : connection.createSession(events, timeout);
    }

    /** Takes no more new rooms on a server; those it has go on until they end or are moved. */
    public void drain(String name) {
        slot(name).draining = true;
    }

    public void reopen(String name) {
        slot(name).draining = false;
    }

    /** Asks every server for a sign of life. Call it every few seconds. */
    public void probe(Duration timeout) {
        slots.values().forEach(slot -> slot.probe(timeout));
    }

    public List<Status> status() {
        return slots.values().stream().map(Slot::status).toList();
    }

    @Override
    public void close() {
        slots.values().forEach(Slot::close);
    }

    private Slot slot(String name) {
        return Stream.ofNullable(slots.get(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No media server is named " + name));
    }

    private final class Slot {

        private final JanusServer server;
        private volatile boolean up = true;
        private volatile boolean draining;
        private volatile Duration roundTrip;
        private JanusConnection connection;

        private Slot(JanusServer server) {
            this.server = server;
        }

        private synchronized JanusConnection connection() {
            if (connection == null || !connection.isOpen()) {
                connection = JanusConnection.open(server, http, timings);
            }
            return connection;
        }

        private void probe(Duration timeout) {
            boolean before = up;
            try {
                roundTrip = connection().ping(timeout);
                up = true;
            } catch (JanusException e) {
                up = false;
            }
            if (before != up) {
                log.warn("{} is {}", server, up ? "up again" : "down");
            }
        }

        private synchronized Status status() {
            int sessions = connection != null && connection.isOpen() ? connection.sessions() : 0;
            return new Status(server.name(), up, draining, roundTrip, sessions);
        }

        private synchronized void close() {
            if (connection != null) {
                connection.close();
            }
        }
    }
}
