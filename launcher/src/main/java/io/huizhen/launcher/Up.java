package io.huizhen.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** {@code up}: starts what does not run yet, and says where it is and who may enter. */
final class Up {

    private final Home home;
    private final Options options;

    Up(Home home, Options options) {
        this.home = home;
        this.options = options;
    }

    static final Set<String> FLAGS = Set.of("--fresh");
    static final Set<String> VALUED = Set.of("--port", "--host");

    int run() throws IOException, InterruptedException {
        try (FileChannel channel =
                        FileChannel.open(home.file("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new PartFailed("up", "another ./huizhen up is at work in " + home.root(), "Wait for it to end.");
            }
            return locked();
        }
    }

    private int locked() throws IOException, InterruptedException {
        Runner runner = new Runner(home);
        if (options.has("--fresh")) {
            new Down(home).run();
            home.clear();
        }
        Optional<Site.Asked> last = Site.last(home).filter(asked -> runner.runs("app"));
        Site.Asked asked = Site.asked(last, options.value("--host"), options.port("--port"));
        if (!asked.equals(last.orElse(asked))) {
            throw new PartFailed(
                    "app", "it already runs at another address", "Stop it first with ./huizhen down, then up again.");
        }
        if (runner.running().isEmpty()) {
            home.dropTakenPorts();
        }
        long from = System.nanoTime();
        Site site = Site.of(home, asked);
        Json.write(home.file("up.json"), asked);
        if (site.owned().stream().allMatch(part -> runner.runs(part.name()))) {
            System.out.println("Huizhen runs already.");
        } else {
            System.out.println("Huizhen is starting in " + home.root());
        }
        try (Interruption interruption = new Interruption(runner)) {
            site.plan(runner).run();
            if (site.ownsKeycloak()) {
                site.parts().keycloak.appIsAt(site.address());
            }
            interruption.done();
        }
        Json.write(home.file("stack.json"), site.info());
        System.out.printf("Huizhen is up after %.0f s.%n%n", (System.nanoTime() - from) / 1e9);
        tell(site);
        return 0;
    }

    private void tell(Site site) throws IOException {
        System.out.println("  " + site.address().url());
        if (!site.external().messages()) {
            System.out.println("  " + site.parts().gateway.info().inboxUrl() + "   inbox: every SMS and mail sent");
        }
        if (site.address().https()) {
            System.out.println("  " + site.address().tls().ca() + "   certificate authority that browsers must trust");
        }
        if (site.ownsKeycloak()) {
            ObjectNode people =
                    Json.read(home.source().resolve("keycloak-realm/local.d/demo-people.json"), ObjectNode.class);
            System.out.println();
            System.out.println("Demo people (the password of each is huizhen-demo):");
            for (JsonNode person : people.get("users")) {
                System.out.printf(
                        "  %-16s %-16s %s%n",
                        person.get("username").asText(),
                        person.get("realmRoles").get(0).asText(),
                        person.path("firstName").asText(""));
            }
            System.out.println("Signing asks for a second factor; the demo secret for an authenticator app is");
            System.out.println("  JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP   and the signing PIN is 246810");
        }
        System.out.println();
        System.out.println("./huizhen demo walks one case through it; ./huizhen down stops it.");
        System.out.println("Demo passwords are for this machine alone: never put real patients here.");
    }
}
