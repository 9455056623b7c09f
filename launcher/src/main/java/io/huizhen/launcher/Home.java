package io.huizhen.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * The folder of one running system: data, logs, rendered configuration, secrets and the list of its processes.
 *
 * @param source the repository, where the base configuration is read from
 */
record Home(Path root, Path source) {

    private static final int MEDIA_FIRST_PORT = 10_000;
    private static final int MEDIA_LAST_PORT = 32_000;

    Home {
        root = root.toAbsolutePath().normalize();
        source = source.toAbsolutePath().normalize();
    }

    Path data(String part) {
        return folder("data/" + part);
    }

    Path conf(String part) {
        return folder("conf/" + part);
    }

    Path log(String part) {
        return folder("logs").resolve(part + ".log");
    }

    Path file(String name) {
        return folder("").resolve(name);
    }

    /** Whether the first start of a part once came to its end, so that its schema is whole. */
    boolean isWhole(String part) {
        return Files.exists(data("whole").resolve(part));
    }

    void markWhole(String part) throws IOException {
        if (!isWhole(part)) {
            Files.createFile(data("whole").resolve(part));
        }
    }

    private Path folder(String name) {
        try {
            Path folder = root.resolve(name);
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + root.resolve(name), e);
        }
    }

    /** A secret of this home, made at random the first time it is asked for. */
    synchronized String secret(String name) {
        return remembered("secrets.properties", name, () -> {
            byte[] bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        });
    }

    /** A port of this home, the same each time so that addresses stay. */
    int port(String name) {
        return Integer.parseInt(remembered("ports.properties", name, () -> String.valueOf(Ports.free())));
    }

    /** Forgets the remembered ports on which another program listens by now. Only while nothing of this home runs. */
    void dropTakenPorts() throws IOException {
        synchronized (Home.class) {
            Path path = file("ports.properties");
            Properties kept = load(path);
            if (kept.entrySet().removeIf(port -> Ports.taken(Integer.parseInt((String) port.getValue())))) {
                writePrivate(path, asText(kept));
            }
        }
    }

    /** Deletes all that this home holds, for a fresh start. */
    void clear() throws IOException {
        for (String name : new String[] {"data", "conf", "logs"}) {
            Folders.delete(root.resolve(name));
        }
        for (String name : new String[] {"secrets.properties", "ports.properties", "stack.json", "processes.json"}) {
            Files.deleteIfExists(root.resolve(name));
        }
    }

    /** The first of so many ports below those that the system hands out itself, for media. */
    int portBlock(String name, int size) {
        int blocks = (MEDIA_LAST_PORT - MEDIA_FIRST_PORT) / size;
        return Integer.parseInt(remembered(
                "ports.properties",
                name,
                () -> String.valueOf(MEDIA_FIRST_PORT + size * new SecureRandom().nextInt(blocks))));
    }

    private String remembered(String file, String name, Supplier<String> first) {
        synchronized (Home.class) {
            Path path = file(file);
            try {
                Properties kept = load(path);
                if (kept.getProperty(name) == null) {
                    kept.setProperty(name, first.get());
                    writePrivate(path, asText(kept));
                }
                return kept.getProperty(name);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot use " + path, e);
            }
        }
    }

    private static Properties load(Path path) throws IOException {
        Properties kept = new Properties();
        if (Files.exists(path)) {
            try (var in = Files.newBufferedReader(path)) {
                kept.load(in);
            }
        }
        return kept;
    }

    private static String asText(Properties properties) {
        StringBuilder text = new StringBuilder();
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(name -> text.append(name)
                        .append('=')
                        .append(properties.getProperty(name))
                        .append('\n'));
        return text.toString();
    }

    /** Writes a file that only its owner may read. */
    static void writePrivate(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The repository that holds the given folder or the folder itself: the nearest one upward with our realm file. */
    static Path findSource(Path from) {
        String told = System.getProperty("huizhen.source");
        if (told != null) {
            return Path.of(told);
        }
        for (Path at = from.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("keycloak-realm/huizhen-realm.json"))) {
                return at;
            }
        }
        throw new IllegalStateException("Not inside a Huizhen repository: " + from);
    }
}
