package io.huizhen.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Files in a folder that all nodes share. A file appears whole and durable or not at all. */
@Component
class FolderFileStore implements FileStore {

    private final Path folder;

    FolderFileStore(@Value("${huizhen.files}") String folder) {
        this.folder = Path.of(folder);
    }

    @Override
    public void put(String address, byte[] sealed) {
        Path file = file(address);
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), "part", null);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(sealed));
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("a file could not be stored", e);
        }
    }

    @Override
    public byte[] get(String address) {
        try {
            return Files.readAllBytes(file(address));
        } catch (NoSuchFileException e) {
            throw new FileLostException(address);
        } catch (IOException e) {
            throw new UncheckedIOException("a file could not be read", e);
        }
    }

    @Override
    public boolean deleteIfOlder(String address, Instant moment) {
        Path file = file(address);
        // Looked at beside its place: whoever puts the same file again meanwhile finds the place free, and what was put
        // a moment ago goes back.
        Path aside = file.resolveSibling(address + ".aside");
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            if (Files.getLastModifiedTime(aside).toInstant().isBefore(moment)) {
                Files.delete(aside);
                return true;
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return false;
        } catch (NoSuchFileException nothing) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("a file could not be deleted", e);
        }
    }

    private Path file(String address) {
        if (!address.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not an address");
        }
        return folder.resolve(address.substring(0, 2)).resolve(address);
    }
}
