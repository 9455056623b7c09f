package io.huizhen.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shared base configuration, and the overlay that is right on loopback alone. */
class ConfigTest {

    private static final Path SOURCE = Home.findSource(Path.of(""));
    private static final Pattern ONLY_LOCAL = Pattern.compile(
            "127\\.0\\.0\\.1|\\blocalhost\\b|loopback|ice_enforce_list|MEDIA_ADDRESS|huizhen-demo|JBSWY3DP|246810|skip-ssl"
                    + "|(secret|password)\"?\\s*[=:]\\s*\"?(?!\\$\\{|\\?)[^\\s\"]",
            Pattern.CASE_INSENSITIVE);

    @TempDir
    private Path folder;

    static List<Path> baseFiles() throws IOException {
        try (Stream<Path> docker = Files.walk(SOURCE.resolve("docker"));
                Stream<Path> realm = Files.walk(SOURCE.resolve("keycloak-realm"))) {
            return Stream.concat(docker, realm)
                    .filter(Files::isRegularFile)
                    .filter(file -> !SOURCE.relativize(file).toString().contains("local.d"))
                    .filter(file -> !file.toString().matches(".*(\\.md|/messages/.*)"))
                    // Shares the app's network everywhere: metrics are for the app's own host.
                    .filter(file -> !file.endsWith("prometheus/prometheus.yml"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("baseFiles")
    void aBaseFileHoldsNothingThatIsRightOnLoopbackAloneAndNoDemoSecret(Path file) throws IOException {
        assertThat(Files.readAllLines(file))
                .noneMatch(line -> ONLY_LOCAL.matcher(line).find());
    }

    @Test
    void onlyTheTestsDatabaseWaitsForNoDisk() throws Exception {
        Home home = new Home(folder, SOURCE);

        new MariaDb(home).prepare();
        assertThat(logFlush(home)).containsExactly("innodb_flush_log_at_trx_commit = 1");

        MariaDb.forTests(home).prepare();
        assertThat(logFlush(home)).last().isEqualTo("innodb_flush_log_at_trx_commit = 2");
    }

    private static List<String> logFlush(Home home) throws IOException {
        return Files.readAllLines(home.conf("mariadb").resolve("my.cnf")).stream()
                .filter(line -> line.startsWith("innodb_flush_log"))
                .toList();
    }

    @Test
    void theCheckFindsWhatIsPlanted() {
        assertThat(List.of(
                        "\tice_enforce_list = \"10.0.0.1\"",
                        "listening-ip=127.0.0.1",
                        "allow-loopback-peers",
                        "static-auth-secret=abc",
                        "\"secret\": \"abc\"",
                        "MYSQL_PASSWORD: abc"))
                .allMatch(line -> ONLY_LOCAL.matcher(line).find());
        assertThat(List.of("static-auth-secret=${TURN_SECRET}", "\"secret\": \"${A}\"", "PASSWORD: ${PASSWORD:?why}"))
                .noneMatch(line -> ONLY_LOCAL.matcher(line).find());
    }

    @Test
    void composeFillsEveryPlaceholderOfTheServersItRuns() throws IOException {
        String compose = Files.readString(SOURCE.resolve("docker/compose.yaml"));
        String files = Files.readString(SOURCE.resolve("docker/coturn/turnserver.conf"))
                + Files.readString(SOURCE.resolve("docker/alertmanager/alertmanager.yml"))
                + Files.readString(SOURCE.resolve("keycloak-realm/huizhen-realm.json"));
        try (Stream<Path> janus = Files.list(SOURCE.resolve("docker/janus"))) {
            for (Path file : janus.toList()) {
                files += Files.readString(file);
            }
        }

        assertThat(Pattern.compile("\\$\\{([A-Z_]+)}").matcher(files).results())
                .isNotEmpty()
                .allMatch(place -> compose.contains("      " + place.group(1) + ": "));
    }

    /** A name misspelt in one of the two would be an empty setting. */
    @Test
    void everySettingOfComposeIsInTheExampleOrHasADefault() throws IOException {
        String example = Files.readString(SOURCE.resolve("docker/.env.example"));

        assertThat(Pattern.compile("\\$\\{([A-Z_]+)(?::\\?[^}]*)?}")
                        .matcher(Files.readString(SOURCE.resolve("docker/compose.yaml")))
                        .results())
                .isNotEmpty()
                .allMatch(place -> ("\n" + example).contains("\n" + place.group(1) + "="));
    }

    @Test
    void theImageHasTheSameKeycloakAsTheLauncher() throws IOException {
        assertThat(Files.readString(SOURCE.resolve("docker/keycloak/Dockerfile")))
                .contains("keycloak:" + Downloads.version("keycloak"));
    }

    @Test
    void laysTheLoopbackOverlayOverTheMediaServersSections() throws IOException {
        Path docker = SOURCE.resolve("docker");

        assertThat(Config.jcfg(docker, "janus/janus.jcfg", true))
                .contains("nat: {\n\tice_enforce_list = \"${MEDIA_ADDRESS}\"");
        assertThat(Config.jcfg(docker, "janus/janus.jcfg", false)).doesNotContain("ice_enforce_list");
    }

    /** What the servers take, and what the relay may reach them from. */
    @Test
    void mediaServersAndTheirRelayUseOneAddressOfThisMachine() throws IOException {
        Path docker = SOURCE.resolve("docker");

        assertThat(Config.flat(docker, "coturn/turnserver.conf", true))
                .contains("\nlistening-ip=127.0.0.1\n", "\nrelay-ip=${MEDIA_ADDRESS}\n");
        assertThat(Config.jcfg(docker, "janus/janus.jcfg", true)).contains("\"${MEDIA_ADDRESS}\"");
        assertThat(NetworkInterface.getByInetAddress(InetAddress.getByName(MediaAddress.ofThisMachine())))
                .isNotNull();
    }

    @Test
    void refusesAnOverlayThatSaysWhatTheBaseAlreadySays() throws IOException {
        Files.createDirectories(folder.resolve("local.d"));
        Files.writeString(folder.resolve("a.jcfg"), "nat: {\n\tstun = \"a\"\n}\n");
        Files.writeString(folder.resolve("local.d/a.jcfg"), "nat: {\n\tstun = \"b\"\n}\n");

        assertThatThrownBy(() -> Config.jcfg(folder, "a.jcfg", true)).hasMessageContaining("already has stun");
    }

    @Test
    void refusesToLeaveAPlaceholderOpen() {
        assertThat(Config.fill("port=${PORT}", Map.of("PORT", "$1"))).isEqualTo("port=$1");
        assertThatThrownBy(() -> Config.fill("port=${PORT}", Map.of())).hasMessageContaining("${PORT}");
    }
}
