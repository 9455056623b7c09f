package io.huizhen.mediabridge;

import java.time.Duration;

/**
 * The patience of a connection.
 *
 * @param connect longest wait for the WebSocket to open
 * @param keepalive longest silence on a session before we speak; Janus ends a silent session after 60 s
 * @param keepaliveAnswer longest wait for the answer to that; a connection that misses it counts as dropped
 * @param reconnectFor how long a dropped connection is tried again before every session on it is given up
 */
public record JanusTimings(Duration connect, Duration keepalive, Duration keepaliveAnswer, Duration reconnectFor) {

    /** The settings of a running system. */
    public static final JanusTimings DEFAULT = new JanusTimings(
            Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(3));

    public JanusTimings {
        if (keepalive.compareTo(Duration.ofSeconds(15)) > 0) {
            throw new IllegalArgumentException("The keepalive must be 15 s or less, not " + keepalive);
        }
    }
}
