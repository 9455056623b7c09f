package io.huizhen.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.huizhen.launcher.StackInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A site on loopback of one page that speaks to a media server itself, in a room of its own, and of a door to it. */
final class BareRoom implements AutoCloseable {

    private static final String DOOR =
            "<!DOCTYPE html><html lang=\"en\"><title>Door</title><a href=\"/?now\">Enter</a>";

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(2);

    BareRoom(StackInfo.Janus janus) throws IOException {
        this(janus, Map.of());
    }

    /** @param path how its peer connections find their way, as a browser takes it */
    BareRoom(StackInfo.Janus janus, Map<String, Object> path) throws IOException {
        Map<String, Object> settings = Map.of(
                "url", janus.url(),
                "secret", janus.secret(),
                "path", path,
                "room", new SecureRandom().nextLong(1L << 40, 1L << 53),
                // As the profile "local" has them, in which our side runs.
                "capture", Map.of("width", 320, "height", 240, "frames", 15, "bitrate", 250_000));
        String room = read("/join/bare.html").replace("SETTINGS", new ObjectMapper().writeValueAsString(settings));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", exchange -> answer(exchange, room));
        server.createContext("/door", exchange -> answer(exchange, DOOR));
        server.start();
    }

    String address(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private static void answer(HttpExchange exchange, String page) throws IOException {
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static String read(String name) throws IOException {
        try (var in = BareRoom.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
