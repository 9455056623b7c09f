package io.huizhen.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;

/**
 * The key-encryption key in a file that only its owner may read. Made at the first start; two nodes that start at once
 * on a shared folder agree on one file. Another node's renewed key is read when it is first met.
 */
final class FileKek implements KekPort {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private volatile KeysetHandle keys;

    FileKek(Path folder) {
        this.file = folder.resolve("kek.json");
        try {
            AeadConfig.register();
            Files.createDirectories(folder);
            if (Files.notExists(file)) {
                create();
            }
            keys = load();
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be read or made", e);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("The key file " + file + " is not a keyset");
        }
    }

    @Override
    public String currentId() {
        return idOf(keys);
    }

    @Override
    public Wrapped wrap(byte[] key, byte[] associated) {
        KeysetHandle current = keys;
        try {
            return new Wrapped(idOf(current), aead(current).encrypt(key, associated));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A data key could not be wrapped", e);
        }
    }

    @Override
    public byte[] unwrap(Wrapped wrapped, byte[] associated) {
        try {
            return aead(keys).decrypt(wrapped.bytes(), associated);
        } catch (GeneralSecurityException first) {
            return unwrapAfterReading(wrapped, associated);
        }
    }

    private byte[] unwrapAfterReading(Wrapped wrapped, byte[] associated) {
        try {
            keys = load();
            return aead(keys).decrypt(wrapped.bytes(), associated);
        } catch (GeneralSecurityException | IOException e) {
            throw new SealBrokenException("A data key does not open under key-encryption key " + wrapped.kekId());
        }
    }

    @Override
    public synchronized void renew() {
        try {
            KeysetHandle before = load();
            KeysetHandle.Builder builder = KeysetHandle.newBuilder(before);
            builder.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()
                    .makePrimary());
            KeysetHandle after = builder.build();
            Path fresh = write(after);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            keys = after;
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be renewed", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A new key-encryption key could not be made", e);
        }
    }

    private void create() throws IOException, GeneralSecurityException {
        Path fresh = write(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        try {
            // A link fails when the file is there already; a move would replace another node's key.
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException madeByAnotherNode) {
            return;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Path write(KeysetHandle handle) throws IOException, GeneralSecurityException {
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
        Path fresh = Files.createTempFile(file.getParent(), "kek", ".new", OWNER_ONLY);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        return fresh;
    }

    private KeysetHandle load() throws IOException, GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
    }

    private static Aead aead(KeysetHandle handle) throws GeneralSecurityException {
        return handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static String idOf(KeysetHandle handle) {
        return Integer.toUnsignedString(handle.getPrimary().getId());
    }
}
