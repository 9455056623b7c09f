package io.huizhen.consult.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** A line over one WebSocket. Writing happens on a thread of its own; a browser that does not read is cut off. */
final class SocketLine implements Line {

    private static final Logger log = LoggerFactory.getLogger(SocketLine.class);
    private static final int MOST_WAITING = 200;

    private final WebSocketSession socket;
    private final ObjectMapper json;
    private final BooleanSupplier allowed;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("consult-line").factory());

    SocketLine(WebSocketSession socket, ObjectMapper json, BooleanSupplier allowed) {
        this.socket = socket;
        this.json = json;
        this.allowed = allowed;
    }

    @Override
    public void send(ToBrowser message) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            log.warn("A browser does not read; its line is cut");
            close(Reason.COME_AGAIN);
            return;
        }
        inOrder(() -> {
            waiting.decrementAndGet();
            socket.sendMessage(new TextMessage(write(message)));
        });
    }

    @Override
    public void close(Reason reason) {
        inOrder(() -> {
            socket.close(new CloseStatus(reason.code()));
            writer.shutdown();
        });
    }

    /** The socket is gone: nothing more is written. */
    void gone() {
        writer.shutdownNow();
    }

    @Override
    public boolean isStillAllowed() {
        return allowed.getAsBoolean();
    }

    private String write(ToBrowser message) {
        try {
            return json.writerFor(ToBrowser.class).writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "not writable: " + message.getClass().getSimpleName());
        }
    }

    private void inOrder(Write write) {
        try {
            writer.execute(() -> {
                try {
                    write.run();
                } catch (IOException | IllegalStateException e) {
                    log.debug("A line broke: {}", e.getClass().getSimpleName());
                }
            });
        } catch (RejectedExecutionException afterTheEnd) {
            log.trace("A line is closed already");
        }
    }

    private interface Write {
        void run() throws IOException;
    }
}
