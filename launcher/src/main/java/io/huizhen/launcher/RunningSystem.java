package io.huizhen.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The system that {@code ./huizhen up} runs in a home, for whoever stands at the machine: a part loses its power, and
 * gets it back. Acts only on what {@code up} started, by its record of processes. {@link #close()} starts whatever was
 * killed here and is still dead, and so does the end of this JVM. Thread-safe.
 */
public final class RunningSystem implements AutoCloseable {

    private final Home home;
    private final Site site;
    private final Runner runner;
    private final Set<Part> killed = new LinkedHashSet<>();
    private final Thread hook = new Thread(this::startKilled, "running-system-whole-again");

    private RunningSystem(Home home, Site site) {
        this.home = home;
        this.site = site;
        this.runner = new Runner(home);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * The system of a home, the folder {@code .huizhen} of a clone unless told otherwise.
     *
     * @throws PartFailed when {@code up} has not been run there
     */
    public static RunningSystem in(Path folder) {
        Home home = new Home(folder, Home.findSource(Path.of("")));
        Site.Asked asked = Site.last(home)
                .orElseThrow(() -> new PartFailed("up", "Huizhen does not run", "Start it with ./huizhen up."));
        try {
            return new RunningSystem(home, Site.of(home, asked));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /**
     * Its media servers.
     *
     * @throws PartFailed when the environment names others, which are not ours to kill
     */
    public List<String> mediaServers() {
        if (site.external().janus()) {
            throw new PartFailed(
                    "janus", "the media servers are not this machine's", "Run ./huizhen up without HUIZHEN_JANUS.");
        }
        return site.parts().janus.stream().map(Janus::name).toList();
    }

    /**
     * Its telephone exchange, where a {@link Telephone} can be registered.
     *
     * @throws PartFailed when the environment names another
     */
    public StackInfo.Trunk exchange() {
        if (site.external().trunk()) {
            throw new PartFailed(
                    "trunk", "the telephone exchange is not this machine's", "Run ./huizhen up without HUIZHEN_TRUNK.");
        }
        return site.parts().trunk.info();
    }

    /** Ends a part at once and without a goodbye ({@code kill -9}); returns when its process is gone. */
    public void kill(String name) {
        Part part = site.owned().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("up starts no part " + name));
        if (!runner.runs(name)) {
            throw new PartFailed(name, "it does not run", "Start it with ./huizhen up.", home.log(name));
        }
        synchronized (this) {
            killed.add(part);
        }
        runner.kill(name);
    }

    /**
     * Starts what was killed here, at the same addresses, and returns when all of it answers.
     *
     * @throws PartFailed of the first that does not become ready
     */
    public synchronized void startKilled() {
        for (Part part : List.copyOf(killed)) {
            try {
                runner.start(part);
                killed.remove(part);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while " + part.name() + " was starting", e);
            }
        }
    }

    @Override
    public void close() {
        try {
            startKilled();
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException interrupted) {
                // The hook is at work already, and finds nothing left to do.
            }
        }
    }
}
