package io.huizhen.bench;

import io.huizhen.launcher.Database;
import io.huizhen.launcher.Stack;
import io.huizhen.launcher.StackInfo;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** An application of the bench's own, on two media servers of its own, so that they may be killed. */
final class OwnApp implements AutoCloseable {

    private final Stack stack = Stack.current();
    private final List<String> servers;
    private final Database database = stack.database();
    private final URI address;

    OwnApp(Consumer<String> progress) {
        progress.accept("  an app on two media servers of its own ...");
        List<StackInfo.Janus> started = List.of(stack.startJanus(), stack.startJanus());
        servers = started.stream().map(StackInfo.Janus::name).toList();
        address = URI.create(stack.startApp(database, started).url());
    }

    URI address() {
        return address;
    }

    URI inbox() {
        return URI.create(stack.gateway().inboxUrl());
    }

    Database database() {
        return database;
    }

    List<String> servers() {
        return servers;
    }

    void kill(String server) {
        stack.kill(server);
    }

    /** Starts it anew; returns when the pool, which asks every second, can have seen it. */
    void restart(String server) throws InterruptedException {
        stack.restartJanus(server);
        Thread.sleep(3000);
    }

    @Override
    public void close() {
        stack.kill(Stack.EXTRA_APP);
        servers.forEach(stack::kill);
    }
}
