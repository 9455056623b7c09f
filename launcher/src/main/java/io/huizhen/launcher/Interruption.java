package io.huizhen.launcher;

import java.util.HashSet;
import java.util.Set;

/** Stops what was started meanwhile when the launcher is interrupted (Ctrl-C) before it is done. */
final class Interruption implements AutoCloseable {

    private final Runner runner;
    private final Set<String> before;
    private final Thread hook = new Thread(this::stopNew, "interruption");

    Interruption(Runner runner) {
        this.runner = runner;
        this.before = new HashSet<>(runner.running().keySet());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stopNew() {
        runner.startNoMore();
        for (String name : runner.running().sequencedKeySet().reversed()) {
            if (!before.contains(name)) {
                System.err.println("  " + name + ": stopping");
                runner.stop(name, Runner.PATIENCE);
            }
        }
    }

    /** From now on everything stays. */
    void done() {
        before.addAll(runner.running().keySet());
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException interrupted) {
            // The hook is at work already.
        }
    }
}
