package io.huizhen.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code test}: the parts once, on free ports in a home that is deleted afterwards, and every test against them. */
final class TestRun {

    private final Path source;
    private final List<String> mavenArguments;

    TestRun(Path source, List<String> mavenArguments) {
        this.source = source;
        this.mavenArguments = mavenArguments;
    }

    int run() throws IOException, InterruptedException {
        Home home = new Home(Files.createTempDirectory("huizhen-test"), source);
        Runner runner = new Runner(home);
        Parts parts = Parts.forTests(home);
        Path stack = home.file("stack.json");
        Instant from = Instant.now();
        try (Interruption interruption = new Interruption(runner)) {
            System.out.println("Starting the parts for the tests, and the tests that need none");
            Process maven = maven(stack);
            Thread end = new Thread(() -> end(maven), "maven-end");
            Runtime.getRuntime().addShutdownHook(end);
            try {
                parts.plan(runner, System.out).run();
                Json.write(stack, parts.info());
            } catch (RuntimeException | InterruptedException e) {
                end(maven);
                throw e;
            }
            int status = maven.waitFor();
            SlowestTests.since(source, from).print(System.out);
            return status;
        } finally {
            runner.stopAll();
            Folders.delete(home.root());
        }
    }

    /** With the JVMs of its tests; nothing happens to one that has ended. */
    private static void end(Process maven) {
        maven.descendants().forEach(ProcessHandle::destroy);
        maven.destroy();
    }

    /** @param stack appears when the parts are there; {@link Stack#current} waits for it */
    private Process maven(Path stack) throws IOException {
        // To the end, so that one run names every failure; modules that do not need each other side by side.
        List<String> command =
                new ArrayList<>(List.of("mvn", "-B", "-ntp", "-fae", "-T", "2", "verify", "-Dhuizhen.stack=" + stack));
        command.addAll(mavenArguments);
        ProcessBuilder maven =
                new ProcessBuilder(command).directory(source.toFile()).inheritIO();
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Nothing of a test run lives long enough to be worth the second compiler's time: Maven, the tests, their apps.
        maven.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        return maven.start();
    }
}
