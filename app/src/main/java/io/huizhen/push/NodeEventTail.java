package io.huizhen.push;

import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Carries hints between the nodes through {@code node_event}, and hands each to the open streams of this one. */
@Component
class NodeEventTail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NodeEventTail.class);

    private static final Duration PASS = Duration.ofMillis(300);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration SWEEP = Duration.ofMinutes(1);
    /** A row may become visible after one with a higher number: what is younger than this many passes is read again. */
    private static final int REREAD = 3;

    private final String node = Ids.next();
    private final NodeEvents events;
    private final Streams streams;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Set<Long> seen = new HashSet<>();
    private final Deque<Long> highest = new ArrayDeque<>();
    private Long floor;
    private Instant swept = Instant.EPOCH;
    private boolean failing;
    private ScheduledExecutorService thread;

    NodeEventTail(NodeEvents events, Streams streams, JdbcTemplate jdbc, Clock clock) {
        this.events = events;
        this.streams = streams;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Sends on what this node was told, and hears what the others were. One thread at a time. */
    synchronized void pass() {
        Set<String> ours = events.take();
        if (!ours.isEmpty()) {
            streams.changed(ours);
            long now = Micros.of(clock.instant());
            jdbc.batchUpdate(
                    "INSERT INTO node_event (at, node, topic) VALUES (?, ?, ?)",
                    ours.stream().map(topic -> new Object[] {now, node, topic}).toList());
        }
        if (streams.isEmpty()) {
            floor = null;
        } else {
            streams.changed(hear());
        }
        sweep();
    }

    private Set<String> hear() {
        if (floor == null) {
            seen.clear();
            highest.clear();
            floor = jdbc.queryForObject("SELECT COALESCE(MAX(id), 0) FROM node_event", Long.class);
        }
        Set<String> heard = new HashSet<>();
        long[] last = {floor};
        jdbc.query(
                "SELECT id, node, topic FROM node_event WHERE id > ? ORDER BY id LIMIT 2000",
                row -> {
                    last[0] = row.getLong("id");
                    if (seen.add(last[0]) && !node.equals(row.getString("node"))) {
                        heard.add(row.getString("topic"));
                    }
                },
                floor);
        highest.addLast(last[0]);
        if (highest.size() > REREAD) {
            floor = highest.removeFirst();
            seen.removeIf(id -> id <= floor);
        }
        return heard;
    }

    private void sweep() {
        Instant now = clock.instant();
        if (swept.plus(SWEEP).isBefore(now)) {
            swept = now;
            jdbc.update("DELETE FROM node_event WHERE at < ?", Micros.of(now.minus(KEPT)));
        }
    }

    private void quietly() {
        try {
            pass();
            failing = false;
        } catch (RuntimeException e) {
            // Said once; open pages still renew themselves, and the next pass tries again.
            if (!failing) {
                failing = true;
                log.warn("Hints to open pages do not pass: {}", e.toString());
            }
        }
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("node-events").factory());
        thread.scheduleWithFixedDelay(this::quietly, 0, PASS.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        thread.shutdown();
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
