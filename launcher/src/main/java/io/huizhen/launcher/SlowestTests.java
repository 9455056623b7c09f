package io.huizhen.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The test classes of one run that took longest, from the reports of all modules. */
record SlowestTests(List<Timed> classes) {

    private static final int SHOWN = 10;
    private static final Pattern SUITE =
            Pattern.compile("<testsuite\\s[^>]*?\\bname=\"([^\"]+)\"[^>]*?\\btime=\"([0-9.,]+)\"", Pattern.DOTALL);

    record Timed(String name, double seconds) {}

    /** Reads the reports written since the given time. */
    static SlowestTests since(Path source, Instant from) throws IOException {
        List<Timed> classes = new ArrayList<>();
        try (Stream<Path> files = Files.find(
                source,
                5,
                (file, about) -> file.getFileName().toString().matches("TEST-.*\\.xml")
                        && !about.lastModifiedTime().toInstant().isBefore(from),
                new FileVisitOption[0])) {
            for (Path file : files.toList()) {
                Matcher suite = SUITE.matcher(Files.readString(file));
                if (suite.find()) {
                    classes.add(new Timed(
                            suite.group(1), Double.parseDouble(suite.group(2).replace(",", ""))));
                }
            }
        }
        classes.sort(Comparator.comparingDouble(Timed::seconds).reversed());
        return new SlowestTests(classes);
    }

    void print(PrintStream out) {
        if (classes.isEmpty()) {
            return;
        }
        out.println("The slowest of " + classes.size() + " test classes:");
        classes.stream().limit(SHOWN).forEach(each -> out.printf("  %7.1f s  %s%n", each.seconds(), each.name()));
    }
}
