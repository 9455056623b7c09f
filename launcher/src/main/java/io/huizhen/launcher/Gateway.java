package io.huizhen.launcher;

import io.huizhen.launcher.gateway.GatewayServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Where mail and SMS go out in a demo and in tests: nothing leaves the machine, an inbox page shows it all. */
final class Gateway implements Part {

    private final Path classes;
    private final int smtp;
    private final int http;

    Gateway(Home home) {
        this.classes = home.file("gateway-classes");
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

    /** Takes a copy of its classes, so that a build does not pull them away under the running server. */
    @Override
    public void prepare() throws IOException {
        Folders.delete(classes);
        Path launcher = launcherClasses();
        if (Files.isDirectory(launcher)) {
            Folders.copy(launcher, classes);
        } else {
            Files.createDirectories(classes);
            Downloads.unzip(launcher, classes, UnaryOperator.identity());
        }
    }

    private static Path launcherClasses() {
        try {
            return Path.of(GatewayServer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ProcessBuilder command() {
        return new ProcessBuilder(
                Jvm.program("java"),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes + File.pathSeparator + System.getProperty("java.class.path"),
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
