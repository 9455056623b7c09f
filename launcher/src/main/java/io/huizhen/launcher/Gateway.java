package io.huizhen.launcher;

import io.huizhen.launcher.gateway.GatewayServer;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where mail and SMS go out in a demo and in tests: nothing leaves the machine, an inbox page shows it all. */
final class Gateway implements Part {

    private final int smtp;
    private final int http;

    Gateway(Home home) {
        this.smtp = home.port("smtp");
        this.http = home.port("gateway");
    }

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public List<Integer> ports() {
        return List.of(smtp, http);
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void prepare() {
        // Needs nothing: messages are kept in memory.
    }

    @Override
    public ProcessBuilder command() {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayServer.class.getName(),
                String.valueOf(smtp),
                String.valueOf(http));
    }

    @Override
    public boolean ready() throws Exception {
        try (Socket mail = new Socket(InetAddress.getLoopbackAddress(), smtp);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest inbox = HttpRequest.newBuilder(URI.create(info().inboxUrl()))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return mail.isConnected()
                    && client.send(inbox, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200;
        }
    }

    StackInfo.Gateway info() {
        String base = "http://127.0.0.1:" + http;
        return new StackInfo.Gateway("127.0.0.1", smtp, base + "/sms", base + "/");
    }
}
