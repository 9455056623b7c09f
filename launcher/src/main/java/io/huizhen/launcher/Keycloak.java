package io.huizhen.launcher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The identity server with our realm, in a schema of its own. Built once per version and build options into the cache;
 * each home runs from there with its own data, theme and realm.
 */
final class Keycloak implements Part {

    private static final List<String> BUILD_OPTIONS = List.of("--db=mariadb", "--health-enabled=false");
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms64m",
            "-Xmx384m",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Duser.language=en",
            "-Duser.country=US");

    private final Home home;
    private final MariaDb database;
    private final PublicAddress address;
    private final int port;

    Keycloak(Home home, MariaDb database, PublicAddress address) {
        this.home = home;
        this.database = database;
        this.address = address;
        this.port = home.port("keycloak");
    }

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public Duration deadline() {
        // The first start makes a hundred tables.
        return Duration.ofMinutes(home.isWhole(name()) ? 4 : 8);
    }

    @Override
    public Path data() {
        return home.data("keycloak");
    }

    /** The server with its build done, shared by all homes. */
    private static Path built() throws IOException, InterruptedException {
        String version = Downloads.version("keycloak");
        return Downloads.cached("keycloak-" + version + "-" + hash(String.join(" ", BUILD_OPTIONS)), folder -> {
            String inside = "keycloak-" + version + "/";
            Downloads.unzip(
                    Downloads.keycloakArchive(),
                    folder,
                    name -> name.startsWith(inside) ? name.substring(inside.length()) : null);
            List<String> command =
                    new ArrayList<>(List.of("bash", folder.resolve("bin/kc.sh").toString(), "build"));
            command.addAll(BUILD_OPTIONS);
            Path log = folder.resolve("build.log");
            Map<String, String> java = Map.of("JAVA_HOME", System.getProperty("java.home"));
            if (!Tool.run(command, java, log, Duration.ofMinutes(10))) {
                throw new PartFailed("keycloak", "its build failed", "Look into the log.", log);
            }
        });
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        Path server = built();
        if (!home.isWhole(name())) {
            Database.clear(database.info(), MariaDb.KEYCLOAK);
        }
        Folders.delete(data());
        Path imports = home.data("keycloak/data/import");
        for (String shared : List.of("lib", "conf", "providers")) {
            Files.createSymbolicLink(data().resolve(shared), server.resolve(shared));
        }
        copyTheme();
        Json.write(imports.resolve("huizhen-realm.json"), realm());
    }

    @Override
    public void settle() throws IOException {
        home.markWhole(name());
    }

    /** The login pages, with the app's own style beside theirs: one place for the look. */
    private void copyTheme() throws IOException {
        Path theme = data().resolve("themes/huizhen");
        Files.createDirectories(theme.getParent());
        Folders.copy(home.source().resolve("keycloak-realm/theme/huizhen"), theme);
        Path assets = home.source().resolve("templates/src/main/resources/assets");
        Path resources = theme.resolve("login/resources");
        for (String sheet : List.of("tokens.css", "base.css", "button.css", "form.css")) {
            Files.copy(
                    assets.resolve("css").resolve(sheet),
                    resources.resolve("css").resolve(sheet));
        }
        Files.createDirectories(resources.resolve("img"));
        Files.copy(assets.resolve("mark.svg"), resources.resolve("img/mark.svg"));
    }

    /** The base realm, with the demo people of the local overlay. */
    private ObjectNode realm() {
        Path folder = home.source().resolve("keycloak-realm");
        ObjectNode realm = Json.read(folder.resolve("huizhen-realm.json"), ObjectNode.class);
        ObjectNode people = Json.read(folder.resolve("local.d/demo-people.json"), ObjectNode.class);
        people.get("users").forEach(realm.withArray("users")::add);
        return realm;
    }

    @Override
    public ProcessBuilder command() throws IOException {
        List<String> command = Jvm.command();
        command.addAll(JVM_OPTIONS);
        command.add("-Dkc.home.dir=" + data());
        command.addAll(List.of(
                "-cp",
                data().resolve("lib/quarkus-run.jar").toRealPath().toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--import-realm"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(data().toFile());
        builder.environment().putAll(environment());
        return builder;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(common());
        if (address.https()) {
            environment.put("KC_HTTPS_PORT", String.valueOf(port));
            environment.put("KC_HTTPS_KEY_STORE_FILE", address.tls().keyStore().toString());
            environment.put("KC_HTTPS_KEY_STORE_PASSWORD", address.tls().password());
            environment.put("KC_TRUSTSTORE_PATHS", address.tls().ca().toString());
        } else {
            environment.put("KC_HTTP_ENABLED", "true");
            environment.put("KC_HTTP_PORT", String.valueOf(port));
        }
        return environment;
    }

    private Map<String, String> common() {
        return Map.ofEntries(
                Map.entry("KC_DB_URL", "jdbc:mariadb://127.0.0.1:" + database.port() + "/keycloak"),
                Map.entry("KC_DB_USERNAME", MariaDb.KEYCLOAK),
                Map.entry("KC_DB_PASSWORD", home.secret("database.keycloak")),
                Map.entry("KC_DB_POOL_INITIAL_SIZE", "2"),
                Map.entry("KC_DB_POOL_MAX_SIZE", "20"),
                Map.entry("KC_CACHE", "local"),
                Map.entry("KC_HTTP_HOST", address.listen()),
                Map.entry("KC_HOSTNAME", url()),
                Map.entry("KC_BOOTSTRAP_ADMIN_USERNAME", "huizhen-master"),
                Map.entry("KC_BOOTSTRAP_ADMIN_PASSWORD", home.secret("keycloak.master")),
                Map.entry("HUIZHEN_KEYCLOAK_CLIENT_SECRET", home.secret("keycloak.client")),
                Map.entry("HUIZHEN_KEYCLOAK_ADMIN_SECRET", home.secret("keycloak.admin")),
                Map.entry("HUIZHEN_PUBLIC_URL", address.redirectBase()),
                Map.entry("HUIZHEN_BACKCHANNEL_LOGOUT_URL", address.backChannelLogout()));
    }

    private String url() {
        return address.url(port);
    }

    @Override
    public boolean ready() throws IOException, InterruptedException {
        try (HttpClient client = Http.client(address)) {
            URI realm = URI.create(address.nearUrl(port) + "/realms/huizhen/.well-known/openid-configuration");
            HttpRequest request =
                    HttpRequest.newBuilder(realm).timeout(Duration.ofSeconds(5)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    /** Makes the realm fit the app's address, which may differ from that of the first start. */
    void appIsAt(PublicAddress app) throws IOException, InterruptedException {
        try (HttpClient client = Http.client(address)) {
            new KeycloakAdmin(client, info(), address.nearUrl(port)).appIsAt(app);
        }
    }

    StackInfo.Keycloak info() {
        return new StackInfo.Keycloak(
                url(),
                home.secret("keycloak.client"),
                home.secret("keycloak.admin"),
                "huizhen-master",
                home.secret("keycloak.master"));
    }
}
