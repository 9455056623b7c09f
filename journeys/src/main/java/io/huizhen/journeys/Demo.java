package io.huizhen.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./huizhen demo}: real browsers walk a scenario on the running system. Told where by arguments ({@code --url},
 * {@code --inbox}, {@code --out}), by the environment ({@code HUIZHEN_PUBLIC_URL}, {@code HUIZHEN_INBOX_URL},
 * {@code HUIZHEN_DEMO_OUT}) or by the launcher's description of its system (property {@code huizhen.stack}); ends with
 * 0 only when every check holds, with 2 when it was called wrongly.
 */
public final class Demo {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Scenario> SCENARIOS = List.of(new Line(), new Outage());

    private Demo() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Call call;
        try {
            call = Call.of(List.of(arguments), System.getenv());
        } catch (IllegalArgumentException e) {
            err.println("demo: " + e.getMessage());
            err.println(help());
            System.exit(2);
            return;
        }
        if (call.help()) {
            out.println(help());
            return;
        }
        boolean holds = run(call, out, err);
        System.exit(holds ? 0 : 1);
    }

    private static boolean run(Call call, PrintStream out, PrintStream err) {
        long start = System.nanoTime();
        PrintStream paper = call.json() ? err : out;
        Settings settings = call.settings();
        try (Cast cast = new Cast(settings)) {
            Story story = new Story(paper, settings.out(), cast);
            try {
                call.scenario().play(cast, story, settings);
            } catch (RuntimeException | AssertionError e) {
                story.breaksOff(e);
            }
            story.conclude();
            double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
            if (call.json()) {
                out.println(json(story));
            } else {
                sum(story, paper, seconds);
            }
            return story.holds();
        }
    }

    private static void sum(Story story, PrintStream paper, double seconds) {
        paper.println();
        story.files().stream()
                .filter(file -> !file.kind().equals("screenshot"))
                .forEach(file -> paper.println(file.kind() + ": " + file.path()));
        long pictures = story.files().stream()
                .filter(file -> file.kind().equals("screenshot"))
                .count();
        paper.println(pictures + " screenshots in " + story.out());
        long held = story.checks().stream().filter(Story.Check::ok).count();
        paper.printf("%d of %d checks hold; %.0f s.%n", held, story.checks().size(), seconds);
        story.checks().stream()
                .filter(check -> !check.ok())
                .forEach(check -> paper.println("  not so: " + check.name() + ": " + check.detail()));
    }

    private static String json(Story story) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("ok", story.holds());
        told.put("case", story.caseNumber());
        told.put("state", story.state());
        told.put("stages", story.stages());
        told.put("files", story.files());
        told.put("checks", story.checks());
        try {
            return JSON.writeValueAsString(told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String help() {
        StringBuilder help = new StringBuilder("""
                ./huizhen demo [--json] [--SCENARIO] [--language zh-CN|en] [--out FOLDER] [--visible]
                Walks one case through the running system in real browsers. Scenarios:
                """);
        SCENARIOS.forEach(scenario -> help.append("  --%-10s %s%n".formatted(scenario.name(), scenario.shows())));
        return help.toString().stripTrailing();
    }

    /** How it was called. */
    private record Call(Settings settings, Scenario scenario, boolean json, boolean help) {

        static Call of(List<String> arguments, Map<String, String> environment) {
            JsonNode system = system();
            String url = first(environment.get("HUIZHEN_PUBLIC_URL"), system.at("/app/url"));
            String inbox = first(environment.get("HUIZHEN_INBOX_URL"), system.at("/gateway/inboxUrl"));
            String out = environment.getOrDefault(
                    "HUIZHEN_DEMO_OUT",
                    Path.of(System.getProperty("huizhen.home", "."), "demo").toString());
            String language = "zh-CN";
            String browser = environment.getOrDefault("HUIZHEN_CHROMIUM", Settings.CHROMIUM.toString());
            boolean visible = false;
            boolean json = false;
            boolean help = false;
            Scenario scenario = SCENARIOS.getFirst();
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                switch (argument) {
                    case "--json" -> json = true;
                    case "--visible" -> visible = true;
                    case "--help" -> help = true;
                    case "--url" -> url = value(arguments, ++i);
                    case "--inbox" -> inbox = value(arguments, ++i);
                    case "--out" -> out = value(arguments, ++i);
                    case "--language" -> language = value(arguments, ++i);
                    default -> scenario = scenario(argument);
                }
            }
            if (!help && (url == null || inbox == null)) {
                throw new IllegalArgumentException("where does the system run? ./huizhen up first");
            }
            Settings settings = help
                    ? null
                    : new Settings(
                            URI.create(url),
                            URI.create(inbox),
                            Path.of(out).toAbsolutePath().normalize(),
                            Language.of(language),
                            Path.of(browser),
                            visible,
                            false,
                            Settings.PATIENCE);
            return new Call(settings, scenario, json, help);
        }

        private static JsonNode system() {
            String file = System.getProperty("huizhen.stack", "");
            try {
                return file.isEmpty()
                        ? MissingNode.getInstance()
                        : JSON.readTree(Path.of(file).toFile());
            } catch (IOException e) {
                throw new IllegalArgumentException("cannot read " + file);
            }
        }

        private static String first(String told, JsonNode described) {
            return told == null ? described.asText(null) : told;
        }

        private static String value(List<String> arguments, int at) {
            if (at >= arguments.size()) {
                throw new IllegalArgumentException(arguments.get(at - 1) + " wants a value");
            }
            return arguments.get(at);
        }

        private static Scenario scenario(String argument) {
            return SCENARIOS.stream()
                    .filter(scenario -> argument.equals("--" + scenario.name()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such thing as " + argument));
        }
    }
}
