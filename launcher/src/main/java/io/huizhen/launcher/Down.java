package io.huizhen.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;

/** {@code down}: stops what {@code up} started in this home, and nothing else. */
final class Down {

    private final Home home;

    Down(Home home) {
        this.home = home;
    }

    int run() throws IOException, InterruptedException {
        if (!Files.exists(home.file("processes.json"))) {
            System.out.println("Nothing runs.");
            return 0;
        }
        Runner runner = new Runner(home);
        LinkedHashMap<String, ProcessId> running = runner.running();
        if (running.isEmpty()) {
            System.out.println("Nothing runs.");
        }
        settleWhatIsReady(running.keySet());
        for (String name : running.sequencedKeySet().reversed()) {
            runner.stop(name, Runner.PATIENCE);
            System.out.println("  " + name + ": stopped");
        }
        return 0;
    }

    /** A launcher that was killed has not seen its parts become ready; without this their data would count as half made. */
    private void settleWhatIsReady(Set<String> running) throws IOException, InterruptedException {
        Optional<Site.Asked> asked = Site.last(home);
        if (asked.isEmpty()) {
            return;
        }
        for (Part part : Site.of(home, asked.get()).owned()) {
            if (running.contains(part.name()) && !home.isWhole(part.name()) && Status.answers(part)) {
                part.settle();
            }
        }
    }
}
