package io.huizhen.templates;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The files of this module, as they are written. */
final class Sources {

    static final Path HOME = Path.of("src/main/resources");

    private Sources() {}

    /** Pages and fragments; documents have rules of their own. */
    static List<Path> pages() {
        return Stream.of("pages", "fragments")
                .flatMap(folder -> under(HOME.resolve(folder), ".html"))
                .toList();
    }

    /** The English message files. */
    static List<Path> messages() {
        return under(HOME.resolve("messages"), ".properties")
                .filter(file -> !file.toString().contains("_zh_CN"))
                .toList();
    }

    static Path chinese(Path english) {
        return Path.of(english.toString().replace(".properties", "_zh_CN.properties"));
    }

    static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> under(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
