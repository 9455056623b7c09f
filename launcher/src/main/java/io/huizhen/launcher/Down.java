package io.huizhen.launcher;

import java.nio.file.Files;
import java.util.LinkedHashMap;

/** {@code down}: stops what {@code up} started in this home, and nothing else. */
final class Down {

    private final Home home;

    Down(Home home) {
        this.home = home;
    }

    int run() {
        if (!Files.exists(home.file("processes.json"))) {
            System.out.println("Nothing runs.");
            return 0;
        }
        Runner runner = new Runner(home);
        LinkedHashMap<String, ProcessId> running = runner.running();
        if (running.isEmpty()) {
            System.out.println("Nothing runs.");
        }
        for (String name : running.sequencedKeySet().reversed()) {
            runner.stop(name, Runner.PATIENCE);
            System.out.println("  " + name + ": stopped");
        }
        return 0;
    }
}
