package io.huizhen.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The parts that tests run against: MariaDB, Keycloak, two Janus, coturn, the gateway and the telephone exchange.
 *
 * <p>{@link #current()} reads the JSON file named by the system property {@code huizhen.stack} or the environment's
 * {@code HUIZHEN_STACK}. Without one, or for a part that the file does not name, the part is started when it is first
 * asked for, in a temporary home, and stopped when this JVM ends. Safe for use by several threads.
 */
public final class Stack {

    /** Name of the app that {@link #startApp} starts, for {@link #kill}. */
    public static final String EXTRA_APP = "app-x";

    private static final Duration COMING_UP = Duration.ofMinutes(5);

    private static Stack current;

    private final Home home;
    private final Runner runner;
    private StackInfo info;
    private int extraJanus;
    private StackInfo.Trunk extraTrunk;
    private App extraApp;

    Stack(Home home, StackInfo info) {
        this.home = home;
        this.runner = new Runner(home);
        this.info = info;
    }

    /** The stack of this JVM. */
    public static synchronized Stack current() {
        if (current == null) {
            String file = System.getProperty("huizhen.stack", System.getenv("HUIZHEN_STACK"));
            current = temporary(file == null || file.isBlank() ? null : whenThere(Path.of(file)));
        }
        return current;
    }

    /** The parts that {@code test} starts come up beside the first tests; their file appears when they are there. */
    private static StackInfo whenThere(Path file) {
        long end = System.nanoTime() + COMING_UP.toNanos();
        while (Files.isDirectory(file.toAbsolutePath().getParent()) && !Files.exists(file)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("No parts after " + COMING_UP.toSeconds() + " s: no " + file);
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for the parts", e);
            }
        }
        return Json.read(file, StackInfo.class);
    }

    private static Stack temporary(StackInfo running) {
        try {
            Home home = new Home(Files.createTempDirectory("huizhen-stack"), Home.findSource(Path.of("")));
            Stack stack = new Stack(home, running == null ? StackInfo.of(home) : running);
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stack-stop"));
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder for a stack", e);
        }
    }

    private void close() {
        runner.stopAll();
        try {
            Folders.delete(home.root());
        } catch (IOException e) {
            // The temporary folder stays behind; the system clears it.
        }
    }

    private <T extends Part> T started(T part) {
        try {
            runner.start(part);
            return part;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + part.name() + " was starting", e);
        }
    }

    /** The database server itself. */
    public synchronized StackInfo.DatabaseServer databaseServer() {
        if (info.database() == null) {
            info = info.with(started(new MariaDb(home)).info());
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
            info = info.with(started(new Keycloak(home, started(new MariaDb(home)), PublicAddress.loopback(8080)))
                    .info());
        }
        return info.keycloak();
    }

    /**
     * Makes Keycloak tell the given app of logouts. The one app at a time: whoever asks last hears of them.
     *
     * @param port of localhost where the app listens
     */
    public void tellLogoutsTo(int port) {
        StackInfo.Keycloak keycloak = keycloak();
        try (HttpClient client = HttpClient.newHttpClient()) {
            new KeycloakAdmin(client, keycloak, keycloak.url()).appIsAt(PublicAddress.loopback(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Two media servers that share a folder of recordings. */
    public synchronized List<StackInfo.Janus> janus() {
        if (info.janus().isEmpty()) {
            info = info.withJanus(
                    Stream.of("janus-1", "janus-2").map(this::newJanus).toList());
        }
        return info.janus();
    }

    private StackInfo.Janus newJanus(String name) {
        return started(new Janus(home, name, true)).info();
    }

    /** One more media server, for this JVM alone, which a test may {@link #kill}. */
    public synchronized StackInfo.Janus startJanus() {
        return newJanus("janus-x" + ++extraJanus);
    }

    /** Ends a part that was started in this JVM, at once and without a goodbye. */
    public void kill(String name) {
        runner.kill(name);
    }

    /** Starts the given extra media server again after {@link #kill}, on the same ports. */
    public synchronized void restartJanus(String name) {
        newJanus(name);
    }

    /** The TURN server. */
    public synchronized StackInfo.Turn turn() {
        if (info.turn() == null) {
            info = info.with(started(new Coturn(home, PublicAddress.loopback(8080), true))
                    .info());
        }
        return info.turn();
    }

    /** Mail and SMS, with the inbox that shows them. */
    public synchronized StackInfo.Gateway gateway() {
        if (info.gateway() == null) {
            info = info.with(started(new Gateway(home)).info());
        }
        return info.gateway();
    }

    /** The telephone exchange, for {@link Telephone}s. */
    public synchronized StackInfo.Trunk trunk() {
        if (info.trunk() == null) {
            info = info.with(started(new Trunk(home)).info());
        }
        return info.trunk();
    }

    /** One more telephone exchange, for this JVM alone: what {@link #trunk} has connected does not ring there. */
    public synchronized StackInfo.Trunk extraTrunk() {
        if (extraTrunk == null) {
            extraTrunk = started(new Trunk(home, "trunk-x")).info();
        }
        return extraTrunk;
    }

    /** The running app, when the stack is that of {@code ./huizhen up}. */
    public synchronized Optional<StackInfo.App> app() {
        return Optional.ofNullable(info.app());
    }

    /**
     * The app that {@code ./huizhen up} runs when the stack is that of one; else one started here, once, from the jar in
     * {@code app/target}, with all other parts, on a free port and in a schema of its own.
     */
    public synchronized StackInfo.App appOrStarted() {
        if (info.app() == null) {
            databaseServer();
            keycloak();
            janus();
            turn();
            gateway();
            trunk();
            int port = home.port("app");
            tellLogoutsTo(port);
            info = info.with(started(new App(home, info, database(), PublicAddress.loopback(port)))
                    .info());
        }
        return info.app();
    }

    /**
     * One more app, for this JVM alone, on a schema and media servers of the caller's choice: it may be killed and started
     * again. There is one such app at a time.
     */
    public synchronized StackInfo.App startApp(Database database, List<StackInfo.Janus> servers) {
        return startApp(database, servers, Map.of());
    }

    /** @param besides variables for its environment, such as settings of the application */
    public synchronized StackInfo.App startApp(
            Database database, List<StackInfo.Janus> servers, Map<String, String> besides) {
        databaseServer();
        keycloak();
        turn();
        gateway();
        trunk();
        int port = home.port(EXTRA_APP);
        tellLogoutsTo(port);
        extraApp = new App(home, EXTRA_APP, info.withJanus(servers), database, PublicAddress.loopback(port));
        besides.forEach(extraApp::with);
        return started(extraApp).info();
    }

    /** Starts the app of {@link #startApp} again after {@link #kill}, at the same address. */
    public synchronized void restartApp() {
        started(extraApp);
    }

    /**
     * One more app of this JVM's own, from the jar in {@code app/target}, in a schema of its own: all its media go by a
     * TURN server behind the given port, such as that of a {@link io.huizhen.launcher.weather.WeakLine}.
     */
    public synchronized StackInfo.App appThrough(int turnPort) {
        databaseServer();
        keycloak();
        janus();
        turn();
        gateway();
        trunk();
        int port = home.port("app-by-turn");
        tellLogoutsTo(port);
        StackInfo parts = info.with(
                new StackInfo.Turn(List.of("turn:127.0.0.1:" + turnPort + "?transport=udp"), turn().secret()));
        return started(new App(home, "app-by-turn", parts, database(), PublicAddress.loopback(port))
                        .with("HUIZHEN_TURN_ONLY", "true"))
                .info();
    }

    /** Every folder below which parts of this stack keep data and logs: of the running system, and of this JVM. */
    public synchronized List<Path> homes() {
        return Stream.of(Path.of(info.home()), home.root())
                .distinct()
                .filter(Files::isDirectory)
                .toList();
    }

    /** A folder of this JVM's own, deleted at its end. */
    public Path folder(String name) {
        return home.data(name);
    }
}
