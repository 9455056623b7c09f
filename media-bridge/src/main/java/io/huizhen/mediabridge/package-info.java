/**
 * The bridge to the media servers: a Janus client over one WebSocket a server, the VideoRoom calls that a consult
 * needs, and the pool that places rooms. Plain Java: no Spring, no database.
 *
 * <p>Calls block for at most the {@link java.time.Duration} that they are given and throw a {@link
 * io.huizhen.mediabridge.JanusException}; make them from a virtual thread. Events arrive in order on one thread a
 * session. No SDP, secret, room number or full address is ever logged.
 */
package io.huizhen.mediabridge;
