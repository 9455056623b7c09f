package io.huizhen.mediabridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huizhen.mediabridge.JanusTransactions.Ends;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Janus session: the owner of handles, kept alive by us. A consult has its own, so that another node can claim
 * it alone. Every event of the session goes to its listener and to those of its handles, on one ordered thread.
 */
public final class JanusSession {

    private static final Logger log = LoggerFactory.getLogger(JanusSession.class);

    private final JanusConnection connection;
    private final long id;
    private final Consumer<JanusEvent> events;
    private final ConcurrentMap<Long, JanusHandle> handles = new ConcurrentHashMap<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService ordered = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("janus-events").factory());
    private volatile long lastSent = System.nanoTime();

    JanusSession(JanusConnection connection, long id, Consumer<JanusEvent> events) {
        this.connection = connection;
        this.id = id;
        this.events = events;
    }

    /** Number by which another node claims it. A secret of the server side: never shown to a browser. */
    public long id() {
        return id;
    }

    /** False once it ended or was lost. */
    public boolean isOpen() {
        return !over.get();
    }

    public JanusConnection connection() {
        return connection;
    }

    /** Attaches a handle of a plugin; {@code label} is shown in the server's own tools and must tell nothing. */
    public JanusHandle attach(String plugin, String label, Consumer<JanusEvent> listener, Duration timeout) {
        ObjectNode frame = JanusConnection.frame("attach").put("plugin", plugin).put("opaque_id", label);
        JanusAnswer answer = call(frame, Ends.WITH_ANSWER, timeout);
        var handle = new JanusHandle(this, answer.data().path("id").asLong(), listener);
        handles.put(handle.id(), handle);
        return handle;
    }

    /** Ends the session with all of its handles. */
    public void destroy(Duration timeout) {
        if (over.compareAndSet(false, true)) {
            connection.forget(this);
            try {
                connection.call(JanusConnection.frame("destroy"), id, Ends.WITH_ANSWER, timeout);
            } finally {
                ordered.shutdown();
            }
        }
    }

    /** Gives it up without a word: kept alive no longer, the server ends it by itself. */
    public void abandon() {
        lost();
    }

    JanusAnswer call(ObjectNode frame, Ends ends, Duration timeout) {
        if (over.get()) {
            throw new JanusException.Lost(
                    frame.path("janus").asText(), connection.server().name());
        }
        lastSent = System.nanoTime();
        return connection.call(frame, id, ends, timeout);
    }

    /** Sends what needs only an {@code ack}, without waiting for it. */
    void say(ObjectNode frame, Duration timeout) {
        if (!over.get()) {
            lastSent = System.nanoTime();
            connection.send(frame, id, Ends.WITH_ACK, timeout);
        }
    }

    void armKeepalive() {
        Duration every = connection.timings().keepalive();
        long due = lastSent + every.toNanos() - System.nanoTime();
        try {
            connection.timer().schedule(this::keepAlive, Math.max(0, due), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("No keepalive on a closed connection");
        }
    }

    private void keepAlive() {
        if (over.get()) {
            return;
        }
        if (System.nanoTime() - lastSent >= connection.timings().keepalive().toNanos()) {
            lastSent = System.nanoTime();
            connection
                    .send(
                            JanusConnection.frame("keepalive"),
                            id,
                            Ends.WITH_ACK,
                            connection.timings().keepaliveAnswer())
                    .answer()
                    .whenComplete((answer, failure) -> {
                        switch (failure) {
                            case JanusException.Refused refused -> lost();
                            case null -> {}
                            default -> connection.suspect();
                        }
                    });
        }
        armKeepalive();
    }

    void received(String kind, JsonNode frame) {
        JanusHandle handle = handles.get(frame.path("sender").asLong());
        if (kind.equals("timeout")) {
            lost();
            return;
        }
        JanusEvent event = read(kind, frame);
        if (event instanceof JanusEvent.Detached && handle != null) {
            handles.remove(handle.id());
        }
        if (handle != null) {
            deliver(handle.listener(), event);
        } else {
            deliver(events, event);
        }
    }

    /** Ends the session on our side: everything that waits fails, every listener hears of it once. */
    void lost() {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        connection.forget(this);
        connection.failSession(id);
        List.copyOf(handles.values()).forEach(handle -> deliver(handle.listener(), new JanusEvent.SessionLost()));
        deliver(events, new JanusEvent.SessionLost());
        ordered.shutdown();
    }

    void forget(JanusHandle handle) {
        handles.remove(handle.id());
    }

    private void deliver(Consumer<JanusEvent> listener, JanusEvent event) {
        try {
            ordered.execute(() -> {
                try {
                    listener.accept(event);
                } catch (RuntimeException e) {
                    log.warn("A listener failed on {}", event.getClass().getSimpleName(), e);
                }
            });
        } catch (RejectedExecutionException e) {
            log.debug("An event came after the session's end");
        }
    }

    private static JanusEvent read(String kind, JsonNode frame) {
        return switch (kind) {
            case "webrtcup" -> new JanusEvent.WebRtcUp();
            case "media" ->
                new JanusEvent.MediaChanged(
                        frame.path("mid").asText(),
                        frame.path("type").asText(),
                        frame.path("receiving").asBoolean());
            case "slowlink" ->
                new JanusEvent.SlowLink(
                        frame.path("uplink").asBoolean(),
                        frame.path("mid").asText(),
                        frame.path("lost").asInt());
            case "hangup" -> new JanusEvent.Hangup(frame.path("reason").asText());
            case "detached" -> new JanusEvent.Detached();
            case "trickle" -> new JanusEvent.Trickled(Candidate.read(frame.path("candidate")));
            case "event" -> new JanusEvent.Plugin(frame.path("plugindata").path("data"), Jsep.read(frame.get("jsep")));
            default -> new JanusEvent.Unknown(kind);
        };
    }
}
