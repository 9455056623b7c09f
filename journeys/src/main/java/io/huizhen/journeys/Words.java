package io.huizhen.journeys;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the pages say in one language, by message key; read from the same files as the pages. */
public final class Words {

    private final Language language;
    private final Properties texts = new Properties();
    private final Set<String> rooms = new TreeSet<>();

    private Words(Language language) {
        this.language = language;
    }

    public static Words in(Language language) {
        Words words = new Words(language);
        URL any = Words.class.getResource("/messages/ui.properties");
        if (any == null) {
            throw new IllegalStateException("The messages of the pages are not on the class path");
        }
        try {
            URI uri = any.toURI();
            if (uri.getScheme().equals("jar")) {
                try (FileSystem jar = open(uri)) {
                    words.read(jar.getPath("/messages"));
                }
            } else {
                words.read(Path.of(uri).getParent());
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("Cannot read the messages of the pages", e);
        }
        return words;
    }

    private static FileSystem open(URI uri) throws IOException {
        try {
            return FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            return FileSystems.getFileSystem(uri);
        }
    }

    private void read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(Language.CHINESE.suffix() + ".properties")) {
                    continue;
                }
                String room = name.replace(".properties", "");
                rooms.add(room);
                load(folder.resolve(room + language.suffix() + ".properties"));
            }
        }
    }

    private void load(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file.getFileName(), e);
        }
    }

    public Language language() {
        return language;
    }

    /** First parts of the keys, one a message file. */
    Set<String> rooms() {
        return rooms;
    }

    /**
     * The text of a key, with its arguments if there are any.
     *
     * @throws IllegalArgumentException when there is no such key: then the journey is wrong, not the page
     */
    public String say(String key, Object... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("No message " + key + " in " + language.tag());
        }
        return arguments.length == 0 ? text : new MessageFormat(text).format(arguments);
    }

    /** Whether a text is a message with anything in the places of its arguments. */
    public Pattern shape(String key) {
        StringBuilder shape = new StringBuilder();
        for (String part : say(key).split("(?<=\\})|(?=\\{)")) {
            shape.append(part.matches("\\{[^}]*\\}") ? ".*" : literal(part.replace("''", "'")));
        }
        return Pattern.compile(shape.toString(), Pattern.DOTALL);
    }

    /** The text as a pattern that Java and the browser's script language both read the same way. */
    static String literal(String text) {
        return text.replaceAll("[\\\\^$.|?*+()\\[\\]{}/-]", "\\\\$0");
    }
}
