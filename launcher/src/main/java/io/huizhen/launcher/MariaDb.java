package io.huizhen.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The database server, with the schemas {@code huizhen} (users {@code huizhen_owner}, {@code huizhen_app}) and
 * {@code keycloak}. The app's user may nothing at first: the migrations, run by the owner, grant what it needs table by
 * table, since the trail of audits is never updated or deleted from.
 */
final class MariaDb implements Part {

    static final String ADMIN = "huizhen_admin";
    static final String OWNER = "huizhen_owner";
    static final String APP = "huizhen_app";
    static final String KEYCLOAK = "keycloak";

    private final Home home;
    private final int port;
    private final List<String> overlays;

    /** Durable: what is committed is on the disk. */
    MariaDb(Home home) {
        this(home, List.of("loopback"));
    }

    /** What is committed outlives the server, but not the machine: every commit is some milliseconds faster. */
    static MariaDb forTests(Home home) {
        return new MariaDb(home, List.of("loopback", "tests"));
    }

    private MariaDb(Home home, List<String> overlays) {
        this.home = home;
        this.port = home.port("mariadb");
        this.overlays = overlays;
    }

    int port() {
        return port;
    }

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public Path data() {
        return home.data("mariadb");
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        Path programs = Downloads.mariaDb();
        Path conf = home.conf("mariadb");
        if (!Files.isDirectory(data().resolve("mysql"))) {
            install(programs);
        }
        StringBuilder settings =
                new StringBuilder(Files.readString(home.source().resolve("docker/mysql/huizhen.cnf")));
        for (String overlay : overlays) {
            Path file = home.source().resolve("docker/local.d/mysql/" + overlay + ".cnf");
            settings.append('\n').append(Files.readString(file));
        }
        Files.writeString(
                conf.resolve("my.cnf"),
                settings
                        + """

                        [mariadbd]
                        port = %d
                        basedir = %s
                        datadir = %s
                        socket = %s/huizhen-mariadb-%d.sock
                        pid-file = mariadb.pid
                        init-file = %s
                        """.formatted(
                                        port,
                                        programs,
                                        data(),
                                        System.getProperty("java.io.tmpdir"),
                                        port,
                                        conf.resolve("init.sql")));
        Home.writePrivate(conf.resolve("init.sql"), initSql());
    }

    private void install(Path programs) throws IOException, InterruptedException {
        Path next = home.data("mariadb.new");
        Folders.delete(next);
        Folders.delete(data());
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("scripts/mariadb-install-db").toString(),
                "--no-defaults",
                "--basedir=" + programs,
                "--datadir=" + next,
                "--skip-test-db",
                "--skip-name-resolve",
                "--auth-root-authentication-method=socket"));
        command.addAll(asRoot());
        Path log = home.log("mariadb-install");
        if (!Tool.run(command, Map.of(), log, Duration.ofMinutes(2))) {
            throw new PartFailed(name(), "its data folder could not be made", mend(), log);
        }
        Files.move(next, data(), StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<String> asRoot() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
    }

    /** Run by the server at each start, so it must hold on an old data folder as on a new one. */
    private String initSql() {
        List<String> lines = new ArrayList<>();
        lines.addAll(user(ADMIN, home.secret("database.admin")));
        lines.add("GRANT ALL ON *.* TO '" + ADMIN + "'@'%' WITH GRANT OPTION;");
        lines.addAll(user(OWNER, home.secret("database.owner")));
        lines.addAll(user(APP, home.secret("database.app")));
        lines.addAll(user(KEYCLOAK, home.secret("database.keycloak")));
        lines.addAll(Database.schema("huizhen", OWNER));
        lines.addAll(Database.schema("keycloak", KEYCLOAK));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> user(String name, String password) {
        return List.of(
                "CREATE USER IF NOT EXISTS '" + name + "'@'%' IDENTIFIED BY '" + password + "';",
                "ALTER USER '" + name + "'@'%' IDENTIFIED BY '" + password + "';");
    }

    @Override
    public ProcessBuilder command() throws IOException {
        Path programs;
        try {
            programs = Downloads.mariaDb();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("bin/mariadbd").toString(),
                "--defaults-file=" + home.conf("mariadb").resolve("my.cnf")));
        command.addAll(asRoot());
        return new ProcessBuilder(command);
    }

    @Override
    public boolean ready() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:mysql://127.0.0.1:" + port + "/keycloak?connectTimeout=2000&socketTimeout=5000",
                KEYCLOAK,
                home.secret("database.keycloak"))) {
            return connection.isValid(2);
        }
    }

    /** As a client sees it. */
    StackInfo.DatabaseServer info() {
        return new StackInfo.DatabaseServer("127.0.0.1", port, ADMIN, home.secret("database.admin"));
    }

    /** The app's own schema. */
    Database database() {
        return new Database(
                "jdbc:mysql://127.0.0.1:" + port + "/huizhen",
                OWNER,
                home.secret("database.owner"),
                APP,
                home.secret("database.app"));
    }
}
