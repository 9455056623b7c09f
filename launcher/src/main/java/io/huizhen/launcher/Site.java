package io.huizhen.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole system of one home as {@code up} starts it: which parts are ours, and where people reach the app.
 *
 * @param app always ours
 */
record Site(Home home, Parts parts, App app, PublicAddress address, External external) {

    private static final int DEFAULT_PORT = 8080;

    /** What {@code up} was last asked for, kept so that the other commands speak of the same system. */
    record Asked(String host, int port) {}

    /** The site that {@code up} last started in this home, if any. */
    static Optional<Asked> last(Home home) {
        return Files.exists(home.file("up.json"))
                ? Optional.of(Json.read(home.file("up.json"), Asked.class))
                : Optional.empty();
    }

    static Site of(Home home, Asked asked) throws IOException, InterruptedException {
        boolean loopback = asked.host() == null;
        PublicAddress address = loopback
                ? PublicAddress.loopback(asked.port())
                : new PublicAddress(asked.host(), asked.port(), Tls.forHost(home, asked.host()));
        Parts parts = new Parts(home, address, loopback);
        App app = new App(home, parts.info(), parts.mariaDb.database(), address);
        return new Site(home, parts, app, address, External.fromEnvironment());
    }

    static Asked asked(Optional<Asked> last, Optional<String> host, Optional<Integer> port) {
        return new Asked(
                host.or(() -> last.map(Asked::host)).orElse(null),
                port.or(() -> last.map(Asked::port)).orElse(DEFAULT_PORT));
    }

    boolean ownsKeycloak() {
        return !external.keycloak();
    }

    boolean ownsMariaDb() {
        return !external.database() || ownsKeycloak();
    }

    /** The parts that are started here, each before those that need it. */
    List<Part> owned() {
        List<Part> owned = new ArrayList<>();
        if (ownsMariaDb()) {
            owned.add(parts.mariaDb);
        }
        if (!external.messages()) {
            owned.add(parts.gateway);
        }
        if (!external.janus()) {
            owned.addAll(parts.janus);
        }
        if (!external.turn()) {
            owned.add(parts.coturn);
        }
        if (!external.trunk()) {
            owned.add(parts.trunk);
        }
        owned.add(app);
        if (ownsKeycloak()) {
            owned.add(parts.keycloak);
        }
        return owned;
    }

    /** Starts all at once, but what needs the database after it; the app does not wait for Keycloak. */
    StartPlan plan(Runner runner) {
        StartPlan plan = new StartPlan(runner, System.out);
        List<Part> owned = owned();
        for (Part part : owned) {
            boolean afterDatabase = (part == app || part == parts.keycloak) && ownsMariaDb();
            plan.add(part, afterDatabase ? new Part[] {parts.mariaDb} : new Part[0]);
        }
        return plan;
    }

    StackInfo info() {
        StackInfo info = StackInfo.of(home).with(app.info());
        info = ownsMariaDb() ? info.with(parts.mariaDb.info()) : info;
        info = ownsKeycloak() ? info.with(parts.keycloak.info()) : info;
        info = external.janus()
                ? info
                : info.withJanus(parts.janus.stream().map(Janus::info).toList());
        info = external.turn() ? info : info.with(parts.coturn.info());
        info = external.trunk() ? info : info.with(parts.trunk.info());
        return external.messages() ? info : info.with(parts.gateway.info());
    }
}
