package io.huizhen.launcher;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/** The servers that the app needs, of one home. */
final class Parts {

    final MariaDb mariaDb;
    final Keycloak keycloak;
    final List<Janus> janus;
    final Coturn coturn;
    final Gateway gateway;
    final Trunk trunk;

    private final Home home;

    Parts(Home home, PublicAddress address, boolean loopback) {
        this(home, address, loopback, new MariaDb(home));
    }

    /** On loopback, with a database server that waits for no disk. */
    static Parts forTests(Home home) {
        return new Parts(home, PublicAddress.loopback(8080), true, MariaDb.forTests(home));
    }

    private Parts(Home home, PublicAddress address, boolean loopback, MariaDb database) {
        this.home = home;
        mariaDb = database;
        keycloak = new Keycloak(home, mariaDb, address);
        janus = Stream.of("janus-1", "janus-2")
                .map(name -> new Janus(home, name, loopback))
                .toList();
        coturn = new Coturn(home, address, loopback);
        gateway = new Gateway(home);
        trunk = new Trunk(home);
    }

    /** A plan that starts all of them, as few after one another as can be. */
    StartPlan plan(Runner runner, PrintStream out) {
        StartPlan plan = new StartPlan(runner, out).add(mariaDb).add(gateway);
        janus.forEach(plan::add);
        return plan.add(coturn).add(trunk).add(keycloak, mariaDb);
    }

    StackInfo info() {
        return StackInfo.of(home)
                .with(mariaDb.info())
                .with(keycloak.info())
                .withJanus(janus.stream().map(Janus::info).toList())
                .with(coturn.info())
                .with(gateway.info())
                .with(trunk.info());
    }
}
