package io.huizhen.mediabridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The Janus API's wire protocol with the test as the server's mind: the test takes each frame in turn, says what it
 * must be, and answers it as it likes. A frame that nobody asked for fails the test at the end.
 */
final class FakeJanus implements AutoCloseable {

    static final String SECRET = "api-secret-of-the-fake";
    private static final ObjectMapper json = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 10;

    private final ServerSocket listening;
    private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();
    private Connection current;
    private volatile boolean answersPings;

    FakeJanus() throws IOException {
        listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    JanusServer server() {
        URI address = URI.create("ws://127.0.0.1:" + listening.getLocalPort());
        return new JanusServer("fake-1", address, Secret.of(SECRET));
    }

    /** The next frame, which must be this request with the secret and a transaction. */
    JsonNode next(String request) throws Exception {
        String text = connection().frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(text).as("a frame of kind " + request).isNotNull();
        JsonNode frame = json.readTree(text);
        assertThat(frame.path("janus").asText()).isEqualTo(request);
        assertThat(frame.path("apisecret").asText()).isEqualTo(SECRET);
        assertThat(frame.path("transaction").asText()).isNotEmpty();
        return frame;
    }

    /** The next frame, which must be a message to the plugin with this request in its body. */
    JsonNode nextMessage(String request) throws Exception {
        JsonNode frame = next("message");
        assertThat(frame.path("body").path("request").asText()).isEqualTo(request);
        return frame;
    }

    void ack(JsonNode frame) throws IOException {
        send(reply(frame, "ack"));
    }

    void success(JsonNode frame, long id) throws IOException {
        ObjectNode reply = reply(frame, "success");
        reply.putObject("data").put("id", id);
        send(reply);
    }

    void success(JsonNode frame) throws IOException {
        send(reply(frame, "success"));
    }

    void pong(JsonNode frame) throws IOException {
        send(reply(frame, "pong"));
    }

    /** From now on answers every ping by itself, on every line. */
    void answerPings() {
        answersPings = true;
    }

    void error(JsonNode frame, int code) throws IOException {
        ObjectNode reply = reply(frame, "error");
        reply.putObject("error").put("code", code).put("reason", "as the test wants");
        send(reply);
    }

    /** The plugin's answer at once, as for {@code create} or {@code exists}. */
    void pluginSuccess(JsonNode frame, String data) throws IOException {
        send(plugin(reply(frame, "success"), data));
    }

    /** The plugin's answer as an event, as for {@code join} or {@code publish}. */
    void pluginEvent(JsonNode frame, String data, Jsep jsep) throws IOException {
        ObjectNode event = plugin(reply(frame, "event"), data);
        event.put("sender", frame.path("handle_id").asLong());
        if (jsep != null) {
            event.set("jsep", jsep.write());
        }
        send(event);
    }

    /** Something that Janus says unasked. */
    void say(String text) throws IOException {
        connection().write(text);
    }

    /** Cuts the line without a word. */
    void drop() throws Exception {
        connection().socket.close();
        current = null;
    }

    /** Says nothing more on this line and waits for the client to open another. */
    void ignoreThisConnection() {
        current = null;
    }

    /** Forgets what came on this line. */
    void forgetAll() {
        current.frames.clear();
    }

    /** Cuts the line and takes no new one. */
    void die() throws Exception {
        listening.close();
        drop();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        if (current != null) {
            current.socket.close();
            current.frames.removeIf(frame -> frame.contains("\"keepalive\"") || frame.contains("\"ping\""));
            assertThat(current.frames).as("frames that nobody expected").isEmpty();
        }
    }

    private void send(ObjectNode frame) throws IOException {
        connection().write(frame.toString());
    }

    private static ObjectNode reply(JsonNode frame, String kind) {
        ObjectNode reply = json.createObjectNode().put("janus", kind);
        reply.set("transaction", frame.get("transaction"));
        if (frame.has("session_id")) {
            reply.set("session_id", frame.get("session_id"));
        }
        return reply;
    }

    private static ObjectNode plugin(ObjectNode reply, String data) throws IOException {
        ObjectNode plugin = reply.putObject("plugindata").put("plugin", VideoRooms.PLUGIN);
        plugin.set("data", json.readTree(data));
        return reply;
    }

    private Connection connection() throws IOException {
        try {
            if (current == null) {
                current = connections.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        assertThat(current).as("a connection from the client").isNotNull();
        return current;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var connection = new Connection(listening.accept());
                Thread.ofVirtual().start(connection::read);
            } catch (IOException e) {
                return;
            }
        }
    }

    /** One WebSocket, text frames only (RFC 6455). */
    private final class Connection {

        private final Socket socket;
        private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

        private Connection(Socket socket) {
            this.socket = socket;
        }

        private void read() {
            try (var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()))) {
                shakeHands(in);
                connections.add(this);
                while (true) {
                    int opcode = in.readUnsignedByte() & 0x0f;
                    int length = in.readUnsignedByte() & 0x7f;
                    long size = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
                    byte[] mask = in.readNBytes(4);
                    byte[] payload = in.readNBytes((int) size);
                    for (int i = 0; i < payload.length; i++) {
                        payload[i] ^= mask[i % 4];
                    }
                    if (opcode == 1) {
                        heard(new String(payload, UTF_8));
                    } else if (opcode == 8) {
                        return;
                    } else if (opcode == 9) {
                        write(0x8a, payload);
                    }
                }
            } catch (IOException e) {
                // The line was cut, by the test or by the client.
            }
        }

        private void heard(String text) throws IOException {
            JsonNode frame = json.readTree(text);
            if (answersPings && frame.path("janus").asText().equals("ping")) {
                write(reply(frame, "pong").toString());
            } else {
                frames.add(text);
            }
        }

        private void shakeHands(InputStream in) throws IOException {
            String key = null;
            String protocol = null;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String[] header = line.split(": ", 2);
                key = header[0].equalsIgnoreCase("Sec-WebSocket-Key") ? header[1] : key;
                protocol = header[0].equalsIgnoreCase("Sec-WebSocket-Protocol") ? header[1] : protocol;
            }
            if (!"janus-protocol".equals(protocol)) {
                throw new IOException("The client asked for protocol " + protocol);
            }
            try {
                byte[] digest = MessageDigest.getInstance("SHA-1")
                        .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(UTF_8));
                socket.getOutputStream()
                        .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                        + "Sec-WebSocket-Protocol: janus-protocol\r\nSec-WebSocket-Accept: "
                                        + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n")
                                .getBytes(UTF_8));
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String line(InputStream in) throws IOException {
            var line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new UncheckedIOException(new IOException("The client left"));
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        private void write(String text) throws IOException {
            write(0x81, text.getBytes(UTF_8));
        }

        private synchronized void write(int head, byte[] payload) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(head);
            if (payload.length < 126) {
                out.write(payload.length);
            } else {
                out.write(126);
                out.write(payload.length >> 8);
                out.write(payload.length & 0xff);
            }
            out.write(payload);
            out.flush();
        }
    }
}
