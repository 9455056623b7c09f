package io.huizhen.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Anchors in a folder, best on another disk or a write-once share: one small text file a batch, ten thousand a
 * subfolder, and the public key beside them. A file is never written over.
 */
final class FolderAnchor implements Anchor {

    private static final long PER_FOLDER = 10_000;

    private final Path folder;

    FolderAnchor(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The anchor folder " + folder + " cannot be made", e);
        }
    }

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public void keep(SealedBatch batch, PublicKey key) {
        try {
            writeOnce(folder.resolve("key-" + batch.keyId().substring(0, 16) + ".pem"), pem(key));
            if (!writeOnce(file(batch.number()), batch.signedText())
                    && !kept(batch.number()).equals(Optional.of(batch.signedText()))) {
                throw new AnchorDisagreesException(name(), batch.number());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Batch " + batch.number() + " cannot be anchored in " + folder, e);
        }
    }

    @Override
    public Optional<String> kept(long number) {
        try {
            return Optional.of(Files.readString(file(number), StandardCharsets.US_ASCII));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Anchor of batch " + number + " cannot be read in " + folder, e);
        }
    }

    @Override
    public long last() {
        try (Stream<Path> folders = Files.list(folder)) {
            Optional<Path> newest = folders.filter(Files::isDirectory).max(Path::compareTo);
            if (newest.isEmpty()) {
                return 0;
            }
            try (Stream<Path> files = Files.list(newest.get())) {
                return files.map(f -> f.getFileName().toString())
                        .filter(name -> name.endsWith(".txt"))
                        .mapToLong(name -> Long.parseLong(name.substring(0, name.length() - 4)))
                        .max()
                        .orElse(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The anchor folder " + folder + " cannot be read", e);
        }
    }

    private Path file(long number) {
        return folder.resolve("%08d".formatted(number / PER_FOLDER)).resolve("%012d.txt".formatted(number));
    }

    /** Writes a file whole or not at all; false when it is there already. */
    private static boolean writeOnce(Path file, String text) throws IOException {
        if (Files.exists(file)) {
            return false;
        }
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), "anchor", ".new");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.createLink(file, fresh);
            return true;
        } catch (FileAlreadyExistsException writtenByAnother) {
            return false;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }
}
