package io.huizhen.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The parts that tests run against: MariaDB, Keycloak, two Janus, coturn and the gateway.
 *
 * <p>{@link #current()} reads the JSON file named by the system property {@code huizhen.stack} or the environment's
 * {@code HUIZHEN_STACK}. Without one, or for a part that the file does not name, the part is started when it is first
 * asked for, in a temporary home, and stopped when this JVM ends. Safe for use by several threads.
 */
public final class Stack {

    private static Stack current;

    private final Home home;
    private final Runner runner;
    private final List<StackInfo.Janus> extra = new ArrayList<>();
    private StackInfo info;

    Stack(Home home, StackInfo info) {
        this.home = home;
        this.runner = new Runner(home);
        this.info = info;
    }

    /** The stack of this JVM. */
    public static synchronized Stack current() {
        if (current == null) {
            String file = System.getProperty("huizhen.stack", System.getenv("HUIZHEN_STACK"));
            StackInfo info = file == null || file.isBlank()
                    ? new StackInfo(null, null, null, null, null, null, null)
                    : Json.read(Path.of(file), StackInfo.class);
            current = temporary(info);
        }
        return current;
    }

    private static Stack temporary(StackInfo info) {
        try {
            Home home = new Home(Files.createTempDirectory("huizhen-stack"), Home.findSource(Path.of("")));
            Stack stack = new Stack(home, info);
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stack-stop"));
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder for a stack", e);
        }
    }

    private void close() {
        runner.stopAll(Duration.ofSeconds(10));
        try {
            Folders.delete(home.root());
        } catch (IOException e) {
            // The temporary folder stays behind; the system clears it.
        }
    }

    private void start(Part part) {
        try {
            runner.start(part);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + part.name() + " was starting", e);
        }
    }

    /** The database server itself. */
    public synchronized StackInfo.DatabaseServer databaseServer() {
        if (info.database() == null) {
            MariaDb mariaDb = new MariaDb(home);
            start(mariaDb);
            info = new StackInfo(
                    info.home(),
                    mariaDb.info(),
                    info.keycloak(),
                    info.janus(),
                    info.turn(),
                    info.gateway(),
                    info.app());
        }
        return info.database();
    }

    /** A fresh, empty schema with an owner and an app user of its own. */
    public Database database() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        return Database.fresh(databaseServer(), name, name);
    }

    /** Keycloak with the realm {@code huizhen} and its demo people; redirects to any port of localhost are allowed. */
    public synchronized StackInfo.Keycloak keycloak() {
        if (info.keycloak() == null) {
            MariaDb mariaDb = new MariaDb(home);
            start(mariaDb);
            Keycloak keycloak = new Keycloak(home, mariaDb, PublicAddress.loopback(8080));
            start(keycloak);
            info = new StackInfo(
                    info.home(),
                    info.database() == null ? mariaDb.info() : info.database(),
                    keycloak.info(),
                    info.janus(),
                    info.turn(),
                    info.gateway(),
                    info.app());
        }
        return info.keycloak();
    }
}
