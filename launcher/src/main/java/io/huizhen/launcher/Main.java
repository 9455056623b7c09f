package io.huizhen.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The work behind the command line {@code ./huizhen}. */
public final class Main {

    private static final String USAGE = """
            ./huizhen up [--yes] [--port N] [--host NAME] [--fresh]   start everything and say where it is
            ./huizhen status [--json]                                 which parts run and answer
            ./huizhen down                                            stop what up has started
            ./huizhen demo [--outage] [--json] [...]                  walk one case through the running system
            ./huizhen test [...]                                      run every test (what follows goes to Maven)
            ./huizhen bench [NAME]                                    measure
            ./huizhen stack                                           the parts without the app, for tests from an IDE
            """;

    private Main() {}

    public static void main(String[] arguments) {
        int status;
        try {
            status = run(arguments.length == 0 ? "help" : arguments[0], Options.rest(arguments));
        } catch (Options.NotUnderstood e) {
            System.err.println("huizhen: " + e.getMessage() + ". See ./huizhen help.");
            status = 2;
        } catch (PartFailed e) {
            System.err.println("huizhen: " + e.getMessage());
            status = 1;
        } catch (IOException e) {
            System.err.println("huizhen: " + e);
            status = 1;
        } catch (InterruptedException e) {
            status = 130;
        }
        System.exit(status);
    }

    private static int run(String command, List<String> rest) throws IOException, InterruptedException {
        Path source = Home.findSource(Path.of(""));
        String told = System.getenv("HUIZHEN_HOME");
        Home home = new Home(told == null || told.isBlank() ? source.resolve(".huizhen") : Path.of(told), source);
        return switch (command) {
            case "up" -> new Up(home, new Options(rest, Up.FLAGS, Up.VALUED)).run();
            case "status" -> new Status(home, new Options(rest, Set.of("--json"), Set.of()).has("--json")).run();
            case "down" -> new Down(home).run();
            case "stack" -> stack(home);
            case "test" -> new TestRun(source, rest).run();
            case "demo" -> new Program(home, "journeys", "io.huizhen.journeys.Demo").run(rest, true);
            case "bench" -> new Program(home, "bench", "io.huizhen.bench.Bench").run(rest, false);
            case "help", "--help", "-h" -> {
                System.out.print(USAGE);
                yield 0;
            }
            default -> throw new Options.NotUnderstood("unknown command " + command);
        };
    }

    private static int stack(Home home) throws InterruptedException {
        Runner runner = new Runner(home);
        Parts parts = Parts.forTests(home);
        try (Interruption interruption = new Interruption(runner)) {
            parts.plan(runner, System.out).run();
            interruption.done();
        }
        Json.write(home.file("stack.json"), parts.info());
        System.out.println("export HUIZHEN_STACK=" + home.file("stack.json"));
        return 0;
    }
}
