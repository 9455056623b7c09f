package io.huizhen.mediabridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Requests that wait for their answer, by transaction. Each is removed however it ends. */
final class JanusTransactions {

    /** Whether {@code ack} ends the wait, or only says that the answer will come as an event. */
    enum Ends {
        WITH_ACK,
        WITH_ANSWER
    }

    record Pending(
            String transaction, String request, long session, Ends ends, CompletableFuture<JanusAnswer> answer) {}

    private final ConcurrentMap<String, Pending> waiting = new ConcurrentHashMap<>();
    private final String server;

    JanusTransactions(String server) {
        this.server = server;
    }

    /** Registers a request before it is sent. */
    Pending open(String request, long session, Ends ends, Duration timeout) {
        String transaction = Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
        var future = new CompletableFuture<JanusAnswer>();
        var pending = new Pending(transaction, request, session, ends, future);
        waiting.put(transaction, pending);
        future.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((answer, failure) -> waiting.remove(transaction));
        return pending;
    }

    /** Hands a frame to the request that waits for it; false when nobody does. */
    boolean answer(String kind, JsonNode frame) {
        Pending pending = waiting.get(frame.path("transaction").asText(""));
        if (pending == null) {
            return false;
        }
        switch (kind) {
            case "ack" -> {
                if (pending.ends() == Ends.WITH_ACK) {
                    pending.answer().complete(new JanusAnswer(frame, null));
                }
            }
            case "error" -> refuse(pending, frame.path("error").path("code").asInt());
            case "success", "event", "pong", "server_info" -> complete(pending, frame);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void complete(Pending pending, JsonNode frame) {
        JsonNode plugin = frame.path("plugindata").path("data");
        JsonNode data = plugin.isMissingNode() ? frame.path("data") : plugin;
        if (plugin.hasNonNull("error_code")) {
            refuse(pending, plugin.get("error_code").asInt());
        } else {
            pending.answer().complete(new JanusAnswer(data, Jsep.read(frame.get("jsep"))));
        }
    }

    private void refuse(Pending pending, int code) {
        pending.answer().completeExceptionally(new JanusException.Refused(pending.request(), server, code));
    }

    void fail(Pending pending) {
        pending.answer().completeExceptionally(new JanusException.Lost(pending.request(), server));
    }

    void failAll(Predicate<Pending> which) {
        waiting.values().stream().filter(which).forEach(this::fail);
    }

    int size() {
        return waiting.size();
    }

    /** Waits for the answer and turns every way of failing into one of ours. */
    JanusAnswer await(Pending pending) {
        try {
            return pending.answer().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            pending.answer().cancel(false);
            throw new JanusException.Lost(pending.request(), server, e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw switch (e.getCause()) {
                case JanusException ours -> ours;
                case TimeoutException timeout -> new JanusException.TimedOut(pending.request(), server);
                case Throwable other -> new JanusException.Lost(pending.request(), server, other);
            };
        }
    }
}
