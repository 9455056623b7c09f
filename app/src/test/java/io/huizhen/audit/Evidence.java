package io.huizhen.audit;

import io.huizhen.platform.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The trail as its owner sees it: may be emptied before a test, and tampered with in one. */
final class Evidence {

    final JdbcTemplate owner;
    private final Path anchor;

    Evidence(DatabaseSettings settings, String anchor) {
        this.owner = new JdbcTemplate(
                new DriverManagerDataSource(settings.url(), settings.ownerUser(), settings.ownerPassword()));
        this.anchor = Path.of(anchor);
    }

    void clear() {
        for (String table : List.of("audit_event", "audit_leaf", "audit_batch", "audit_anchor", "sealer_gap")) {
            owner.update("DELETE FROM " + table);
        }
        owner.execute("ALTER TABLE audit_event AUTO_INCREMENT = 1");
        owner.update("UPDATE sealer_lease SET next_event = 1");
        for (Path file : files()) {
            delete(file);
        }
    }

    /** The batch files of the anchor, in order. */
    List<Path> anchored() {
        return files().stream().filter(file -> file.toString().endsWith(".txt")).toList();
    }

    void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(anchor, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        // The sealer at work renamed its draft while we looked.
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }
}
