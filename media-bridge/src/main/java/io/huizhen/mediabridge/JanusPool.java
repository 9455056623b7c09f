package io.huizhen.mediabridge;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media servers by name: which are up, which take new rooms, and where the next room goes. Holds one connection a
 * server, opened when first needed and again after it was given up. Thread-safe.
 */
public final class JanusPool implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JanusPool.class);

    /** A server whose answers take longer gets a new room only when no quicker one is up. */
    static final Duration SLOW = Duration.ofMillis(300);

    /**
     * One server as last seen.
     *
     * @param up whether it can be used: it answers, or has not yet been found dead
     * @param draining whether it takes no new rooms; those it has go on
     * @param answeredAt when it last answered a probe; null when it never did
     * @param roundTrip median time of the last answered probes; null while it is not up, and before the first
     * @param sessions of this node on it; 0 while it is not up
     */
    public record Status(
            String name, boolean up, boolean draining, Instant answeredAt, Duration roundTrip, int sessions) {

        public boolean isSlow() {
            return roundTrip != null && roundTrip.compareTo(SLOW) > 0;
        }
    }

    /** Told of each change once, on a thread of the pool. */
    public interface Listener {
        void down(String server);

        void up(String server);
    }

    private final Map<String, WatchedServer> servers = new LinkedHashMap<>();

    /** A pool that asks nobody for a sign of life until {@link #watch} is called. */
    public JanusPool(List<JanusServer> servers, OkHttpClient http, JanusTimings timings) {
        servers.forEach(server -> this.servers.put(server.name(), new WatchedServer(server, http, timings)));
    }

    /** Begins to watch every server, each on a thread of its own, until the pool is closed. */
    public void watch(Listener listener) {
        servers.values().forEach(server -> server.watch(listener));
    }

    /**
     * Does something on the server that is best for a new room: of those that are up and not draining the quick before
     * the slow, then the one with the least load, then the quickest. Where a server does not answer, the next is tried.
     *
     * @param load load of a server by name, over all nodes (for example seats in live consults)
     * @throws JanusException.NoServer when none could do it
     */
    public <T> T place(ToIntFunction<String> load, Function<JanusConnection, T> use) {
        List<WatchedServer> best = servers.values().stream()
                .filter(server -> server.isUp() && !server.isDraining())
                .sorted(Comparator.<WatchedServer, Boolean>comparing(
                                server -> server.status().isSlow())
                        .thenComparingInt(server -> load.applyAsInt(server.name()))
                        .thenComparing(
                                server -> server.status().roundTrip(), Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        for (WatchedServer server : best) {
            try {
                return use.apply(server.connection());
            } catch (JanusException e) {
                log.warn("{} takes no room: {}", server.name(), e.getMessage());
            }
        }
        throw new JanusException.NoServer();
    }

    /** Whether a new room could be had, as far as is known. */
    public boolean hasPlace() {
        return servers.values().stream().anyMatch(server -> server.isUp() && !server.isDraining());
    }

    /** The connection to a certain server, for a room that it already has. */
    public JanusConnection connection(String name) {
        return server(name).connection();
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
        server(name).draining(true);
    }

    public void reopen(String name) {
        server(name).draining(false);
    }

    public List<Status> status() {
        return servers.values().stream().map(WatchedServer::status).toList();
    }

    @Override
    public void close() {
        servers.values().forEach(WatchedServer::close);
    }

    private WatchedServer server(String name) {
        WatchedServer server = servers.get(name);
        if (server == null) {
            throw new IllegalArgumentException("No media server is named " + name);
        }
        return server;
    }
}
