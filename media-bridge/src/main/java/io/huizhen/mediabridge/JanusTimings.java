package io.huizhen.mediabridge;

import java.time.Duration;

/**
 * The patience with one server. ADR 11 says where the figures come from.
 *
 * @param connect longest wait for the WebSocket to open
 * @param keepalive longest silence on a session before we speak; Janus ends a silent session after 60 s
 * @param keepaliveAnswer longest wait for the answer to that; a connection that misses it counts as dropped
 * @param reconnectFor how long a dropped connection is tried again before every session on it is given up
 * @param refusedFor the same when the machine answers that nobody listens there: the process is gone, and with it
 *     everything that it knew
 * @param probe how often a server is asked for a sign of life
 * @param probeAnswer longest wait for it; two misses in a row, and another on a connection of its own, make it dead
 */
public record JanusTimings(
        Duration connect,
        Duration keepalive,
        Duration keepaliveAnswer,
        Duration reconnectFor,
        Duration refusedFor,
        Duration probe,
        Duration probeAnswer) {

    /** The settings of a running system. */
    public static final JanusTimings DEFAULT = new JanusTimings(
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofMillis(1500),
            Duration.ofMillis(300),
            Duration.ofSeconds(1),
            Duration.ofMillis(700));

    public JanusTimings {
        if (keepalive.compareTo(Duration.ofSeconds(15)) > 0) {
            throw new IllegalArgumentException("The keepalive must be 15 s or less, not " + keepalive);
        }
    }

    JanusTimings connectingFor(Duration patience) {
        return new JanusTimings(patience, keepalive, keepaliveAnswer, reconnectFor, refusedFor, probe, probeAnswer);
    }
}
