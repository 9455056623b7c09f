package io.huizhen.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Configuration made of the shared base in {@code docker/}, an overlay of {@code docker/local.d} where there is one, and
 * values for the {@code ${...}} in both.
 */
final class Config {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Z_]+)}");

    private Config() {}

    /** Fills in the values; a name without a value is an error. */
    static String fill(String text, Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException("No value for " + place.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** The base followed by the overlay, for formats where the later line wins or lines add up. */
    static String flat(Path docker, String file, boolean loopback) throws IOException {
        String base = Files.readString(docker.resolve(file));
        Path overlay = docker.resolve("local.d").resolve(file);
        return loopback && Files.exists(overlay) ? base + "\n" + Files.readString(overlay) : base;
    }

    /** The base with the overlay's sections laid over it, in Janus's format. */
    static String jcfg(Path docker, String file, boolean loopback) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(docker.resolve(file)));
        Path overlay = docker.resolve("local.d").resolve(file);
        if (loopback && Files.exists(overlay)) {
            int section = -1;
            for (String line : Files.readAllLines(overlay)) {
                if (line.endsWith("{")) {
                    section = lines.indexOf(line);
                    if (section < 0) {
                        throw new IOException("The base " + file + " has no section " + line);
                    }
                } else if (line.startsWith("\t")) {
                    String key = line.substring(0, line.indexOf('=') + 1);
                    if (lines.stream().anyMatch(each -> each.startsWith(key))) {
                        throw new IOException("The base " + file + " already has " + key.strip());
                    }
                    lines.add(section + 1, line);
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
