package io.huizhen.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code ./huizhen bench [NAME...] [--pairs N] [--brief] [--json] [--out FILE]}: measures and prints a table, or one JSON
 * object; the JSON is also written to a file. Measures on the running system's parts where {@code up} has been run, in
 * schemas of its own; else starts what it needs.
 */
public final class Bench {

    private static final int PAIRS = 7;

    private static final Map<String, Supplier<Measurement>> KNOWN = new LinkedHashMap<>();

    /** One name for everything of media. */
    private static final String MEDIA = "media";

    private static final List<String> OF_MEDIA = List.of("rooms", "join", "crowd", "loss", "failover", "ringing");

    static {
        KNOWN.put("cases", CaseBench::new);
        KNOWN.put("report", ReportBench::new);
        KNOWN.put("rooms", RoomBench::new);
        KNOWN.put("join", JoinBench::new);
        KNOWN.put("crowd", CrowdBench::new);
        KNOWN.put("loss", LossBench::new);
        KNOWN.put("failover", FailoverBench::new);
        KNOWN.put("ringing", RingingBench::new);
    }

    private Bench() {}

    /** How it was called. */
    record Call(List<String> names, Effort effort, boolean json, Path out) {

        static Call of(List<String> arguments) {
            List<String> names = new ArrayList<>();
            int pairs = PAIRS;
            boolean brief = false;
            boolean json = false;
            Path out = Path.of(System.getProperty("huizhen.home", "."), "bench.json");
            for (int i = 0; i < arguments.size(); i++) {
                switch (arguments.get(i)) {
                    case "--json" -> json = true;
                    case "--brief" -> brief = true;
                    case "--pairs" -> pairs = Integer.parseInt(value(arguments, ++i));
                    case "--out" -> out = Path.of(value(arguments, ++i));
                    case MEDIA -> names.addAll(OF_MEDIA);
                    default -> names.add(known(arguments.get(i)));
                }
            }
            List<String> asked = names.isEmpty() ? List.copyOf(KNOWN.keySet()) : names;
            return new Call(asked, new Effort(pairs, brief), json, out);
        }

        private static String value(List<String> arguments, int at) {
            if (at >= arguments.size()) {
                throw new IllegalArgumentException(arguments.get(at - 1) + " wants a value");
            }
            return arguments.get(at);
        }

        private static String known(String name) {
            if (!KNOWN.containsKey(name)) {
                throw new IllegalArgumentException("no measurement " + name + "; there are "
                        + String.join(", ", KNOWN.keySet()) + ", and media for the last " + OF_MEDIA.size());
            }
            return name;
        }
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Call call;
        try {
            call = Call.of(List.of(arguments));
        } catch (IllegalArgumentException e) {
            err.println("bench: " + e.getMessage());
            System.exit(2);
            return;
        }
        Results results = new Results(call.effort());
        boolean whole = true;
        for (String name : call.names()) {
            err.println("Measuring " + name + " ...");
            try (Measurement measurement = KNOWN.get(name).get()) {
                measurement.run(call.effort(), results, err::println);
            } catch (Exception e) {
                whole = false;
                err.println("bench: " + name + " came to nothing: " + e);
                e.printStackTrace(err);
            }
        }
        write(results, call.out());
        out.println(call.json() ? results.json() : results.table());
        System.exit(whole ? 0 : 1);
    }

    private static void write(Results results, Path file) throws IOException {
        java.nio.file.Files.createDirectories(file.toAbsolutePath().getParent());
        java.nio.file.Files.writeString(file, results.json());
        for (Map.Entry<String, String> picture : results.pictures().entrySet()) {
            java.nio.file.Files.writeString(file.resolveSibling(picture.getKey()), picture.getValue());
        }
    }
}
