package io.huizhen.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huizhen.launcher.StackInfo;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The shortest client of a media server that can still make a room: one socket, frames as text, answers by number. */
final class RawJanus implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final String secret;

    RawJanus(StackInfo.Janus server) throws Exception {
        secret = server.secret();
        socket = http.newWebSocketBuilder()
                .subprotocols("janus-protocol")
                .buildAsync(URI.create(server.url()), new Answers())
                .get(5, TimeUnit.SECONDS);
    }

    /** Makes one room and ends it; gives the milliseconds until it was ready. */
    double room() throws Exception {
        long start = System.nanoTime();
        long session = ask("create", "").path("data").path("id").asLong();
        String in = ",\"session_id\":" + session;
        long handle = ask("attach", in + ",\"plugin\":\"janus.plugin.videoroom\"")
                .path("data")
                .path("id")
                .asLong();
        long room = RANDOM.nextLong(1L << 40, 1L << 53);
        String to = in + ",\"handle_id\":" + handle + ",\"body\":";
        ask(
                "message",
                to + "{\"request\":\"create\",\"room\":" + room
                        + ",\"is_private\":true,\"secret\":\"s\",\"pin\":\"p\",\"publishers\":6,\"bitrate\":250000,"
                        + "\"bitrate_cap\":true,\"fir_freq\":10,\"audiocodec\":\"opus\",\"videocodec\":\"vp8\","
                        + "\"opus_fec\":true,\"transport_wide_cc_ext\":true}");
        double took = (System.nanoTime() - start) / 1e6;
        ask("message", to + "{\"request\":\"destroy\",\"room\":" + room + ",\"secret\":\"s\"}");
        ask("destroy", in);
        return took;
    }

    private JsonNode ask(String what, String more) throws Exception {
        String transaction = "r" + last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(transaction, answer);
        String frame = "{\"janus\":\"" + what + "\",\"transaction\":\"" + transaction + "\",\"apisecret\":\"" + secret
                + "\"" + more + "}";
        synchronized (this) {
            socket.sendText(frame, true).get(5, TimeUnit.SECONDS);
        }
        JsonNode got = answer.get(5, TimeUnit.SECONDS);
        if (!got.path("janus").asText().equals("success")
                || got.at("/plugindata/data").has("error")) {
            throw new IllegalStateException(
                    "The media server said " + got.path("janus").asText() + " to " + what);
        }
        return got;
    }

    private final class Answers implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence more, boolean whole) {
            text.append(more);
            if (whole) {
                try {
                    JsonNode frame = JSON.readTree(text.toString());
                    CompletableFuture<JsonNode> waits =
                            asked.remove(frame.path("transaction").asText());
                    if (waits != null) {
                        waits.complete(frame);
                    }
                } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                    throw new IllegalStateException(e);
                }
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(from, more, whole);
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }
}
