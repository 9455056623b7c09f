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
        Parts parts = new Parts(home, PublicAddress.loopback(8080), true);
        Instant from = Instant.now();
        try (Interruption interruption = new Interruption(runner)) {
            System.out.println("Starting the parts for the tests");
            parts.plan(runner, System.out).run();
            Path stack = home.file("stack.json");
            Json.write(stack, parts.info());
            // To the end, so that one run names every failure.
            List<String> command =
                    new ArrayList<>(List.of("mvn", "-B", "-ntp", "-fae", "verify", "-Dhuizhen.stack=" + stack));
            command.addAll(mavenArguments);
            ProcessBuilder maven =
                    new ProcessBuilder(command).directory(source.toFile()).inheritIO();
            maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
            int status = maven.start().waitFor();
            SlowestTests.since(source, from).print(System.out);
            return status;
        } finally {
            runner.stopAll();
            Folders.delete(home.root());
        }
    }
}
