package io.huizhen.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code demo} and {@code bench}: the main class of another module, told of the running system. */
final class Program {

    private final Home home;
    private final String module;
    private final String mainClass;

    Program(Home home, String module, String mainClass) {
        this.home = home;
        this.module = module;
        this.mainClass = mainClass;
    }

    /** @param needsSystem whether it can do nothing unless {@code up} has been run */
    int run(List<String> arguments, boolean needsSystem) throws IOException, InterruptedException {
        Path stack = home.file("stack.json");
        boolean up = Files.exists(stack) && new Runner(home).runs("app");
        if (!up && needsSystem) {
            throw new PartFailed(module, "Huizhen does not run", "Start it with ./huizhen up.");
        }
        Path target = home.source().resolve(module).resolve("target");
        List<String> command = Jvm.command();
        command.add("-Dhuizhen.source=" + home.source());
        command.add("-Dhuizhen.home=" + home.root());
        if (up) {
            command.add("-Dhuizhen.stack=" + stack);
        }
        command.addAll(List.of(
                "-cp",
                target.resolve("classes") + ":"
                        + Files.readString(target.resolve("classpath")).strip(),
                mainClass));
        command.addAll(arguments);
        ProcessBuilder program = new ProcessBuilder(command).inheritIO();
        program.environment().put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Process process = program.start();
        Thread end = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(end);
        return process.waitFor();
    }
}
