package io.huizhen.mediabridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huizhen.mediabridge.JanusTransactions.Ends;
import io.huizhen.mediabridge.JanusTransactions.Pending;
import java.net.ConnectException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket to one Janus, shared by any number of sessions. On a drop it reconnects and claims every session
 * once; sessions that cannot be claimed are lost, and when no connection can be had all are, and it is closed for
 * good (open a new one). A server at whose address nobody listens any more is given up soonest. Thread-safe.
 */
public final class JanusConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JanusConnection.class);
    private static final ObjectMapper json = new ObjectMapper();
    private static final long NO_SESSION = 0;

    /** Of the WebSocket itself; a missed answer counts as a drop, so no shorter than a stalled machine may take. */
    private static final Duration PING = Duration.ofSeconds(10);

    private final JanusServer server;
    private final OkHttpClient http;
    private final JanusTimings timings;
    private final JanusTransactions transactions;
    private final ConcurrentMap<Long, JanusSession> sessions = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("janus-timer").factory());

    /** Completed when the socket is open; replaced on a drop. Guarded by {@code this}, read freely. */
    private volatile CompletableFuture<WebSocket> ready = new CompletableFuture<>();

    private final Runnable afterClose;
    private volatile boolean closed;

    private JanusConnection(JanusServer server, OkHttpClient http, JanusTimings timings, Runnable afterClose) {
        this.server = server;
        this.afterClose = afterClose;
        this.timings = timings;
        this.http = http.newBuilder()
                .connectTimeout(timings.connect())
                .readTimeout(Duration.ZERO)
                .pingInterval(PING)
                .retryOnConnectionFailure(false)
                .build();
        this.transactions = new JanusTransactions(server.name());
    }

    /** Opens the socket; throws {@link JanusException.Lost} when the server cannot be reached. */
    public static JanusConnection open(JanusServer server, OkHttpClient http, JanusTimings timings) {
        return open(server, http, timings, () -> {});
    }

    /** @param afterClose told once, when it is closed or given up */
    static JanusConnection open(JanusServer server, OkHttpClient http, JanusTimings timings, Runnable afterClose) {
        var connection = new JanusConnection(server, http, timings, afterClose);
        try {
            connection.opened(connection.dial(timings.connect()));
        } catch (JanusException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** A new session. Its events and those of its handles come in order on a thread of its own. */
    public JanusSession createSession(Consumer<JanusEvent> events, Duration timeout) {
        JanusAnswer answer = call(frame("create"), NO_SESSION, Ends.WITH_ANSWER, timeout);
        return adopt(answer.data().path("id").asLong(), events);
    }

    /** Takes over a session whose owner is gone, within the server's reclaim window. */
    public JanusSession claimSession(long id, Consumer<JanusEvent> events, Duration timeout) {
        call(frame("claim"), id, Ends.WITH_ANSWER, timeout);
        return adopt(id, events);
    }

    /** Time that the server takes to answer the smallest request. */
    public Duration ping(Duration timeout) {
        long start = System.nanoTime();
        call(frame("ping"), NO_SESSION, Ends.WITH_ANSWER, timeout);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    public JanusServer server() {
        return server;
    }

    /** False once it is closed or given up; it never opens again. */
    public boolean isOpen() {
        return !closed;
    }

    int sessions() {
        return sessions.size();
    }

    int pending() {
        return transactions.size();
    }

    JanusTimings timings() {
        return timings;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    static ObjectNode frame(String request) {
        return JsonNodeFactory.instance.objectNode().put("janus", request);
    }

    JanusAnswer call(ObjectNode frame, long session, Ends ends, Duration timeout) {
        return transactions.await(send(frame, session, ends, timeout));
    }

    /** Registers the request, then sends it as soon as the connection is open. */
    Pending send(ObjectNode frame, long session, Ends ends, Duration timeout) {
        return send(frame, session, ends, timeout, ready);
    }

    private Pending send(
            ObjectNode frame, long session, Ends ends, Duration timeout, CompletableFuture<WebSocket> socket) {
        Pending pending = transactions.open(frame.path("janus").asText(), session, ends, timeout);
        frame.put("transaction", pending.transaction());
        frame.put("apisecret", server.apiSecret().reveal());
        if (session != NO_SESSION) {
            frame.put("session_id", session);
        }
        socket.whenComplete((open, failure) -> {
            boolean waiting = !pending.answer().isDone();
            if (failure != null || (waiting && !open.send(frame.toString()))) {
                transactions.fail(pending);
            }
        });
        return pending;
    }

    void forget(JanusSession session) {
        sessions.remove(session.id(), session);
    }

    /** Treats a connection that does not answer as dropped. */
    void suspect() {
        CompletableFuture<WebSocket> socket = ready;
        if (socket.isDone() && !socket.isCompletedExceptionally()) {
            WebSocket open = socket.join();
            open.cancel();
            dropped(open);
        }
    }

    private JanusSession adopt(long id, Consumer<JanusEvent> events) {
        var session = new JanusSession(this, id, events);
        sessions.put(id, session);
        session.armKeepalive();
        if (closed) {
            session.lost();
        }
        return session;
    }

    private WebSocket dial(Duration patience) {
        var opened = new CompletableFuture<WebSocket>();
        Request request = new Request.Builder()
                .url(server.address().toString().replaceFirst("^ws", "http"))
                .header("Sec-WebSocket-Protocol", "janus-protocol")
                .build();
        WebSocket socket = http.newWebSocket(request, new Listener(opened));
        try {
            return opened.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            socket.cancel();
            throw new JanusException.Lost("connect", server.name(), e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            socket.cancel();
            throw new JanusException.Lost("connect", server.name(), e);
        }
    }

    private synchronized void opened(WebSocket socket) {
        if (closed) {
            socket.cancel();
            throw new JanusException.Lost("connect", server.name());
        }
        ready.complete(socket);
    }

    private void dropped(WebSocket socket) {
        synchronized (this) {
            if (closed || !ready.isDone() || ready.isCompletedExceptionally() || ready.join() != socket) {
                return;
            }
            ready = new CompletableFuture<>();
        }
        log.warn("Connection to {} dropped with {} sessions; reconnecting", server, sessions.size());
        Thread.ofVirtual().name("janus-reconnect").start(this::reconnect);
    }

    private void reconnect() {
        long start = System.nanoTime();
        long pause = 50;
        while (!closed) {
            try {
                WebSocket socket = dial(timings.reconnectFor());
                claimAll(socket);
                opened(socket);
                return;
            } catch (JanusException e) {
                Duration patience = isRefusal(e) ? timings.refusedFor() : timings.reconnectFor();
                if (System.nanoTime() - start + TimeUnit.MILLISECONDS.toNanos(pause) > patience.toNanos()) {
                    log.warn("{} could not be reached again; {} sessions are lost", server, sessions.size());
                    close();
                    return;
                }
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                close();
                return;
            }
            pause = Math.min(pause * 2, 400);
        }
    }

    /** The machine is there and says that nobody listens. */
    private static boolean isRefusal(JanusException e) {
        return e.getCause() instanceof java.util.concurrent.ExecutionException failed
                && failed.getCause() instanceof ConnectException;
    }

    /** Claims before anything else is sent: until then Janus drops the events of these sessions. */
    private void claimAll(WebSocket socket) {
        var fresh = CompletableFuture.completedFuture(socket);
        Map<JanusSession, Pending> claims = new LinkedHashMap<>();
        for (JanusSession session : sessions.values()) {
            claims.put(session, send(frame("claim"), session.id(), Ends.WITH_ANSWER, timings.reconnectFor(), fresh));
        }
        claims.forEach((session, claim) -> {
            try {
                transactions.await(claim);
            } catch (JanusException e) {
                log.warn("A session on {} could not be claimed: {}", server, e.getMessage());
                session.lost();
            }
        });
    }

    void failSession(long id) {
        transactions.failAll(pending -> pending.session() == id);
    }

    private void received(String text) {
        JsonNode frame;
        try {
            frame = json.readTree(text);
        } catch (JsonProcessingException e) {
            log.warn("{} sent a frame of {} characters that is not JSON", server, text.length());
            return;
        }
        String kind = frame.path("janus").asText("");
        if (!transactions.answer(kind, frame)) {
            JanusSession session = sessions.get(frame.path("session_id").asLong());
            if (session != null) {
                session.received(kind, frame);
            } else {
                log.debug("{} sent a frame of kind {} for no session of ours", server, kind);
            }
        }
    }

    @Override
    public void close() {
        CompletableFuture<WebSocket> socket;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            socket = ready;
            if (!socket.isDone()) {
                socket.completeExceptionally(new JanusException.Lost("close", server.name()));
            }
        }
        if (!socket.isCompletedExceptionally()) {
            WebSocket open = socket.join();
            if (!open.close(1000, null)) {
                open.cancel();
            }
        }
        List.copyOf(sessions.values()).forEach(JanusSession::lost);
        transactions.failAll(pending -> true);
        timer.shutdownNow();
        afterClose.run();
    }

    private final class Listener extends WebSocketListener {

        private final CompletableFuture<WebSocket> opened;

        private Listener(CompletableFuture<WebSocket> opened) {
            this.opened = opened;
        }

        @Override
        public void onOpen(WebSocket socket, Response response) {
            opened.complete(socket);
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            try {
                received(text);
            } catch (RuntimeException e) {
                log.warn("A frame of {} characters from {} broke its reader", text.length(), server, e);
            }
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            socket.close(1000, null);
        }

        @Override
        public void onClosed(WebSocket socket, int code, String reason) {
            dropped(socket);
        }

        @Override
        public void onFailure(WebSocket socket, Throwable failure, Response response) {
            if (!opened.completeExceptionally(failure)) {
                dropped(socket);
            }
        }
    }
}
