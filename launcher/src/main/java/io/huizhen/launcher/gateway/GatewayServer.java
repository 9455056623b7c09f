package io.huizhen.launcher.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * An SMTP server, an SMS service and one inbox page for both, on loopback and in memory, where the
 * newest {@value #KEPT} messages stay.
 *
 * <p>{@code POST /sms} takes {@code {"to","text","key"}} and answers 200, also when the key was taken before;
 * {@code GET /} is the inbox.
 */
public final class GatewayServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** As many as a person would look through. */
    private static final int KEPT = 500;

    private final Newest newest = new Newest(KEPT);
    private final GreenMail mail;
    private final Mailboxes mailboxes;
    private final ScheduledExecutorService postman = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("postman").factory());
    private final HttpServer http;

    /** Starts both servers on the given ports of loopback; 0 takes any. */
    public GatewayServer(int smtpPort, int httpPort) throws IOException {
        mail = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        mailboxes = new Mailboxes(mail, newest);
        postman.scheduleWithFixedDelay(this::emptyMailboxes, 1, 1, TimeUnit.SECONDS);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), httpPort), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/sms", this::takeSms);
        http.createContext("/", this::showInbox);
        http.start();
    }

    /** @param args port of SMTP, port of HTTP */
    public static void main(String[] args) throws IOException {
        GatewayServer server = new GatewayServer(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "gateway-stop"));
    }

    public int smtpPort() {
        return mail.getSmtp().getPort();
    }

    public int httpPort() {
        return http.getAddress().getPort();
    }

    private void emptyMailboxes() {
        try {
            mailboxes.empty();
        } catch (IOException e) {
            System.err.println("gateway: " + e.getMessage());
        }
    }

    private void takeSms(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 405, "application/json", "{\"error\":\"POST only\"}");
            return;
        }
        JsonNode body;
        try {
            body = JSON.readTree(exchange.getRequestBody());
        } catch (JsonProcessingException e) {
            body = JSON.missingNode();
        }
        String to = body.path("to").asText("");
        String text = body.path("text").asText("");
        String key = body.path("key").asText("");
        if (to.isBlank() || text.isBlank() || key.isBlank()) {
            answer(exchange, 400, "application/json", "{\"error\":\"to, text and key are needed\"}");
            return;
        }
        boolean fresh = newest.take(key, new Message(Message.Kind.SMS, to, null, text, Instant.now()));
        answer(exchange, 200, "application/json", "{\"accepted\":true,\"repeated\":" + !fresh + "}");
    }

    private void showInbox(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/")) {
            answer(exchange, 404, "text/plain; charset=utf-8", "Not found\n");
            return;
        }
        mailboxes.empty();
        List<Message> messages = newest.all();
        messages.sort(Comparator.comparing(Message::at).reversed());
        answer(exchange, 200, "text/html; charset=utf-8", InboxPage.of(messages));
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        postman.shutdownNow();
        http.stop(0);
        mail.stop();
    }
}
