package io.huizhen.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The application, from the jar that the build made. Variables that the environment already has win over ours. */
final class App implements Part {

    private final Home home;
    private final String name;
    private final StackInfo parts;
    private final Database database;
    private final PublicAddress address;
    private final Map<String, String> besides = new HashMap<>();

    /** @param parts all of them, as the app reaches them unless the environment names others */
    App(Home home, StackInfo parts, Database database, PublicAddress address) {
        this(home, "app", parts, database, address);
    }

    /** @param name of this one among several */
    App(Home home, String name, StackInfo parts, Database database, PublicAddress address) {
        this.home = home;
        this.name = name;
        this.parts = parts;
        this.database = database;
        this.address = address;
    }

    /** One more variable for its environment, over those that the parts make. To be said before it starts. */
    App with(String variable, String value) {
        besides.put(variable, value);
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Integer> ports() {
        return List.of(address.port());
    }

    @Override
    public Duration deadline() {
        return Duration.ofSeconds(180);
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(40);
    }

    @Override
    public String portMend() {
        return "Stop that program, or take another port with ./huizhen up --port N.";
    }

    /**
     * Takes a copy of the jar, so that a build does not pull it away under the running app, and empties a schema that a
     * first start has left half made.
     */
    @Override
    public void prepare() throws IOException {
        if (!home.isWhole(name()) && !External.fromEnvironment().database()) {
            Database.clear(parts.database(), database.name());
        }
        try (var files = Files.list(home.source().resolve("app/target"))) {
            Path built = files.filter(file -> file.getFileName().toString().matches("app-.*-exec\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("app/target holds no app-*-exec.jar"));
            Files.copy(built, jar(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void settle() throws IOException {
        home.markWhole(name());
    }

    private Path jar() {
        return home.file(name + ".jar");
    }

    @Override
    public ProcessBuilder command() {
        List<String> command = Jvm.command();
        command.addAll(List.of("-Xms256m", "-Xmx1g", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        if (address.https()) {
            command.add("-Djavax.net.ssl.trustStore=" + address.tls().trustStore());
        }
        command.addAll(List.of("-jar", jar().toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.root().toFile());
        environment().forEach(builder.environment()::putIfAbsent);
        // These are the launcher's to say, whatever the shell has left over from elsewhere.
        builder.environment().put("SERVER_PORT", String.valueOf(address.port()));
        builder.environment().put("SERVER_ADDRESS", address.listen());
        builder.environment().put("HUIZHEN_PUBLIC_URL", address.url());
        return builder;
    }

    private Map<String, String> environment() {
        StackInfo.Keycloak keycloak = parts.keycloak();
        List<StackInfo.Janus> janus = parts.janus();
        StackInfo.Turn turn = parts.turn();
        StackInfo.Gateway gateway = parts.gateway();
        Map<String, String> environment = new HashMap<>(Map.ofEntries(
                Map.entry("SPRING_PROFILES_ACTIVE", "local"),
                Map.entry("HUIZHEN_DB_URL", database.url()),
                Map.entry("HUIZHEN_DB_OWNER_USER", database.ownerUser()),
                Map.entry("HUIZHEN_DB_OWNER_PASSWORD", database.ownerPassword()),
                Map.entry("HUIZHEN_DB_USER", database.appUser()),
                Map.entry("HUIZHEN_DB_PASSWORD", database.appPassword()),
                Map.entry("HUIZHEN_KEYCLOAK_URL", keycloak.url()),
                Map.entry("HUIZHEN_KEYCLOAK_CLIENT_SECRET", keycloak.clientSecret()),
                Map.entry("HUIZHEN_KEYCLOAK_ADMIN_SECRET", keycloak.adminSecret()),
                Map.entry(
                        "HUIZHEN_JANUS",
                        janus.stream()
                                .map(each -> each.name() + "=" + each.url())
                                .collect(Collectors.joining(","))),
                Map.entry("HUIZHEN_JANUS_SECRET", janus.getFirst().secret()),
                Map.entry("HUIZHEN_RECORDINGS", janus.getFirst().recordings()),
                Map.entry("HUIZHEN_TURN_URLS", String.join(",", turn.urls())),
                Map.entry("HUIZHEN_TURN_SECRET", turn.secret()),
                Map.entry("HUIZHEN_SMTP_HOST", gateway.smtpHost()),
                Map.entry("HUIZHEN_SMTP_PORT", String.valueOf(gateway.smtpPort())),
                Map.entry("HUIZHEN_SMS_URL", gateway.smsUrl()),
                Map.entry("HUIZHEN_FILES", home.data("files").toString()),
                Map.entry("HUIZHEN_KEYS", home.data("keys").toString()),
                Map.entry("HUIZHEN_ANCHOR", home.data("anchor").toString())));
        if (!External.fromEnvironment().trunk()) {
            // All or nothing: a trunk that knows us by our address must not be shown our name at this one.
            StackInfo.Trunk trunk = parts.trunk();
            environment.put("HUIZHEN_TRUNK", trunk.address());
            environment.put("HUIZHEN_TRUNK_USER", trunk.user());
            environment.put("HUIZHEN_TRUNK_PASSWORD", trunk.password());
            environment.put("HUIZHEN_TRUNK_CALLER", trunk.caller());
        }
        environment.put("HUIZHEN_TURN_ONLY", "false");
        if (address.https()) {
            environment.put("SERVER_SSL_KEY_STORE", address.tls().keyStore().toString());
            environment.put("SERVER_SSL_KEY_STORE_PASSWORD", address.tls().password());
            environment.put("SERVER_SSL_KEY_STORE_TYPE", "PKCS12");
        }
        environment.putAll(besides);
        return environment;
    }

    @Override
    public boolean ready() throws IOException, InterruptedException {
        try (HttpClient client = Http.client(address)) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(address.nearUrl(address.port()) + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    StackInfo.App info() {
        return new StackInfo.App(address.url());
    }
}
