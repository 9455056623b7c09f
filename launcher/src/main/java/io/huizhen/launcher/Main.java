package io.huizhen.launcher;

import java.nio.file.Path;

/** The work behind the command line {@code ./huizhen}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        Path source = Home.findSource(Path.of(""));
        String told = System.getenv("HUIZHEN_HOME");
        Home home = new Home(told == null || told.isBlank() ? source.resolve(".huizhen") : Path.of(told), source);
        Runner runner = new Runner(home);
        Parts parts = new Parts(home, PublicAddress.loopback(8080), true);
        parts.plan(runner, System.out).run();
        Json.write(home.file("stack.json"), parts.info());
    }
}
