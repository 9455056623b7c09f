package io.huizhen.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** One media server. Several of a home share the API's secret and the folder of recordings. */
final class Janus extends DebianServer {

    private static final int RTP_PORTS = 400;
    private static final int BRIDGE_PORTS = 100;

    private final Home home;
    private final String name;
    private final boolean loopback;
    private final int port;
    private final int adminPort;

    /** @param loopback media for browsers on this machine only, see {@link MediaAddress} */
    Janus(Home home, String name, boolean loopback) {
        super("janus");
        this.home = home;
        this.name = name;
        this.loopback = loopback;
        this.port = home.port(name);
        this.adminPort = home.port(name + ".admin");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Integer> ports() {
        return List.of(port, adminPort);
    }

    @Override
    public Path data() {
        return home.data("recordings");
    }

    @Override
    public void prepare() throws IOException {
        int media = home.portBlock(name + ".media", RTP_PORTS + BRIDGE_PORTS);
        Map<String, String> values = Map.of(
                "MEDIA_ADDRESS",
                MediaAddress.ofThisMachine(),
                "JANUS_NAME",
                name,
                "JANUS_API_SECRET",
                home.secret("janus.api"),
                "JANUS_ADMIN_SECRET",
                home.secret("janus.admin"),
                "JANUS_API_ADDRESS",
                "127.0.0.1",
                "JANUS_API_PORT",
                String.valueOf(port),
                "JANUS_ADMIN_PORT",
                String.valueOf(adminPort),
                "JANUS_RTP_PORTS",
                media + "-" + (media + RTP_PORTS - 1),
                "JANUS_BRIDGE_PORTS",
                (media + RTP_PORTS) + "-" + (media + RTP_PORTS + BRIDGE_PORTS - 1));
        data();
        Path docker = home.source().resolve("docker");
        try (var files = Files.list(docker.resolve("janus"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".jcfg")).toList()) {
                String text = Config.jcfg(docker, "janus/" + file.getFileName(), loopback);
                Home.writePrivate(home.conf(name).resolve(file.getFileName()), Config.fill(text, values));
            }
        }
    }

    @Override
    public ProcessBuilder command() {
        return new ProcessBuilder("janus", "--configs-folder=" + home.conf(name), "--disable-colors", "--log-stdout")
                .directory(data().toFile());
    }

    /** Asks the API for a sign of life, as its one client would. */
    @Override
    public boolean ready() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket socket = http.newWebSocketBuilder()
                    .subprotocols("janus-protocol")
                    .connectTimeout(Duration.ofSeconds(2))
                    .buildAsync(URI.create(url()), new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                            answer.complete(text.toString());
                            return WebSocket.Listener.super.onText(from, text, last);
                        }
                    })
                    .get(2, TimeUnit.SECONDS);
            socket.sendText("{\"janus\":\"ping\",\"transaction\":\"ready\"}", true);
            boolean alive = answer.get(2, TimeUnit.SECONDS).contains("pong");
            socket.abort();
            return alive;
        }
    }

    private String url() {
        return "ws://127.0.0.1:" + port;
    }

    StackInfo.Janus info() {
        return new StackInfo.Janus(
                name,
                url(),
                home.secret("janus.api"),
                "ws://127.0.0.1:" + adminPort,
                home.secret("janus.admin"),
                data().toString());
    }
}
