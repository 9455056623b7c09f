package io.huizhen.mediabridge;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One server of the pool and the watch over it. It is asked for a sign of life again and again; two misses in a row are
 * a doubt, and a doubt is settled by a second opinion over a connection of its own. Only when that fails too the server
 * is dead: its connection is closed, so that every call under way fails at once and every room on it can move. A miss
 * during which this machine itself stood still counts for nothing.
 */
final class WatchedServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WatchedServer.class);

    private static final int MISSES_FOR_A_DOUBT = 2;

    /** So that a machine that always stands still does not hide a dead server for ever. */
    private static final int MOST_STALLS = 3;

    private final JanusServer server;
    private final OkHttpClient http;
    private final JanusTimings timings;

    /** Given whenever something is known that should be looked into before the next probe is due. */
    private final Semaphore news = new Semaphore(0);

    private final Object opening = new Object();
    private volatile JanusConnection connection;
    private volatile boolean up = true;
    private volatile boolean draining;
    private volatile boolean closed;
    private volatile Instant answeredAt;
    private final RoundTrips roundTrips = new RoundTrips();
    private Thread watch;

    WatchedServer(JanusServer server, OkHttpClient http, JanusTimings timings) {
        this.server = server;
        this.http = http;
        this.timings = timings;
    }

    String name() {
        return server.name();
    }

    boolean isUp() {
        return up;
    }

    boolean isDraining() {
        return draining;
    }

    void draining(boolean now) {
        draining = now;
    }

    /** The connection there is, or a new one; at most {@link JanusTimings#connect} passes. */
    JanusConnection connection() {
        synchronized (opening) {
            if (connection == null || !connection.isOpen()) {
                connection = open(timings.connect(), this::wasGivenUp);
            }
            return connection;
        }
    }

    private void wasGivenUp() {
        if (up) {
            news.release();
        }
    }

    JanusPool.Status status() {
        JanusConnection now = connection;
        int sessions = now != null && now.isOpen() ? now.sessions() : 0;
        boolean answers = up;
        return new JanusPool.Status(
                name(), answers, draining, answeredAt, answers ? roundTrips.median() : null, answers ? sessions : 0);
    }

    void watch(JanusPool.Listener listener) {
        watch = Thread.ofVirtual().name("janus-watch-" + name()).start(() -> {
            try {
                while (!closed) {
                    settle(looksAlive(), listener);
                    news.tryAcquire(timings.probe().toNanos(), TimeUnit.NANOSECONDS);
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                log.debug("No watch any more over {}", name());
            }
        });
    }

    private void settle(boolean alive, JanusPool.Listener listener) {
        if (alive != up && !closed) {
            up = alive;
            log.warn("{} is {}", name(), alive ? "up again" : "down");
            if (alive) {
                listener.up(name());
            } else {
                // What it took before it died says nothing of how it answers when it is back.
                roundTrips.clear();
                listener.down(name());
            }
        }
    }

    private boolean looksAlive() {
        int misses = 0;
        int stalls = 0;
        while (misses < MISSES_FOR_A_DOUBT) {
            long asked = System.nanoTime();
            try {
                JanusConnection open = connection();
                asked = System.nanoTime();
                answered(open.ping(timings.probeAnswer()));
                return true;
            } catch (JanusException e) {
                if (connection == null || !connection.isOpen()) {
                    return false;
                }
                if (stoodStill(asked) && stalls < MOST_STALLS) {
                    stalls++;
                } else {
                    misses++;
                }
            }
        }
        return secondOpinion();
    }

    private void answered(Duration roundTrip) {
        roundTrips.add(roundTrip);
        answeredAt = Instant.now();
    }

    /** Far more time has passed than we meant to wait: it is this machine that was slow. */
    private boolean stoodStill(long asked) {
        return System.nanoTime() - asked > timings.probeAnswer().multipliedBy(2).toNanos();
    }

    /** A new connection that answers shows that only the old one is ill; else the server is. */
    private boolean secondOpinion() {
        try (JanusConnection other = open(timings.probeAnswer(), () -> {})) {
            answered(other.ping(timings.probeAnswer()));
            log.warn("{} answers, but not on its old connection, which is opened anew", name());
            connection.suspect();
            return true;
        } catch (JanusException e) {
            connection.close();
            return false;
        }
    }

    private JanusConnection open(Duration patience, Runnable afterClose) {
        return JanusConnection.open(server, http, timings.connectingFor(patience), afterClose);
    }

    @Override
    public void close() {
        closed = true;
        if (watch != null) {
            watch.interrupt();
        }
        synchronized (opening) {
            if (connection != null) {
                connection.close();
            }
        }
    }
}
