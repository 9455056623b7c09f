package io.huizhen.push;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open streams (server-sent events) of this node. Each ends after {@link #LIFE}: the browser opens it again by
 * itself, and the login is looked at anew. A slow browser holds up nobody: each stream is written by its own thread, and
 * what came meanwhile is said once.
 */
@Component
public class Streams implements SmartLifecycle {

    /** How long a stream lives before the browser has to ask again. */
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(20);
    private static final int MOST = 2000;

    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService writers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("stream").factory());
    private ScheduledExecutorService clock;

    /**
     * Opens a stream.
     *
     * @param topics what it hears of, each with the name of the browser's event
     * @throws IllegalStateException when this node has no place for another; the page works without
     */
    public SseEmitter open(Map<String, String> topics) {
        if (open.size() >= MOST) {
            throw new IllegalStateException("no place for another stream");
        }
        Stream stream = new Stream(new SseEmitter(LIFE.toMillis()), topics);
        stream.emitter.onCompletion(() -> open.remove(stream));
        stream.emitter.onError(failed -> open.remove(stream));
        stream.emitter.onTimeout(stream.emitter::complete);
        // In the request's own thread: the first word commits the headers, which must not be written from two threads.
        stream.send("ready");
        open.add(stream);
        return stream.emitter;
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    void changed(Collection<String> topics) {
        if (topics.isEmpty()) {
            return;
        }
        for (Stream stream : open) {
            Set<String> names = topics.stream()
                    .filter(stream.topics::containsKey)
                    .map(stream.topics::get)
                    .collect(Collectors.toSet());
            if (!names.isEmpty()) {
                stream.say(names);
            }
        }
    }

    @Override
    public synchronized void start() {
        clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("streams").factory());
        // So that a browser that is gone is noticed, and a proxy does not take the silence for an end.
        clock.scheduleWithFixedDelay(
                () -> open.forEach(stream -> stream.say(Set.of())),
                SIGN_OF_LIFE.toMillis(),
                SIGN_OF_LIFE.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Before the web server waits for open requests to end. */
    @Override
    public synchronized void stop() {
        clock.shutdownNow();
        clock = null;
        open.forEach(stream -> stream.emitter.complete());
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }

    private final class Stream {

        private final SseEmitter emitter;
        private final Map<String, String> topics;
        private final Set<String> due = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean writing = new AtomicBoolean();

        private Stream(SseEmitter emitter, Map<String, String> topics) {
            this.emitter = emitter;
            this.topics = Map.copyOf(topics);
        }

        private void send(String name) {
            try {
                emitter.send(SseEmitter.event().name(name).data("-"));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        /** Nothing to say is a sign of life. */
        private void say(Set<String> names) {
            due.addAll(names);
            if (writing.compareAndSet(false, true)) {
                writers.execute(this::write);
            }
        }

        private void write() {
            try {
                do {
                    Set<String> now = Set.copyOf(due);
                    due.removeAll(now);
                    if (now.isEmpty()) {
                        emitter.send(SseEmitter.event().comment("here"));
                    }
                    for (String name : now) {
                        send(name);
                    }
                } while (!due.isEmpty());
            } catch (IOException | UncheckedIOException | IllegalStateException gone) {
                open.remove(this);
            } finally {
                writing.set(false);
            }
            // What came between the last look and the end of this turn.
            if (!due.isEmpty() && open.contains(this)) {
                say(Set.of());
            }
        }
    }
}
