package io.huizhen.signing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Wraps a private key under a PIN: Argon2id (RFC 9106) makes the key of an AES-256-GCM seal, so that a wrong PIN and a
 * changed byte look the same. A six-digit PIN is weak by itself; the seal of the vault around this one and the lock
 * after five failures make up for it. Layout: format, memory (KiB), passes, salt, nonce, ciphertext.
 */
final class PinWrap {

    private static final byte FORMAT = 1;
    private static final int MEMORY_KIB = 32 * 1024;
    private static final int PASSES = 2;
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PinWrap() {}

    static byte[] wrap(byte[] secret, char[] pin, byte[] bound) {
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(salt);
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, pin, salt, nonce, MEMORY_KIB, PASSES, bound)
                    .doFinal(secret);
            return ByteBuffer.allocate(1 + 2 * Integer.BYTES + SALT + NONCE + sealed.length)
                    .put(FORMAT)
                    .putInt(MEMORY_KIB)
                    .putInt(PASSES)
                    .put(salt)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key could not be wrapped", e);
        }
    }

    /** The secret, or empty when the PIN is wrong. */
    static Optional<byte[]> unwrap(byte[] wrapped, char[] pin, byte[] bound) {
        ByteBuffer in = ByteBuffer.wrap(wrapped);
        if (in.get() != FORMAT) {
            throw new IllegalStateException("not a wrapped key");
        }
        int memory = in.getInt();
        int passes = in.getInt();
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        in.get(salt).get(nonce);
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, pin, salt, nonce, memory, passes, bound)
                    .doFinal(sealed));
        } catch (AEADBadTagException wrongPin) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key could not be unwrapped", e);
        }
    }

    private static Cipher cipher(int mode, char[] pin, byte[] salt, byte[] nonce, int memory, int passes, byte[] bound)
            throws GeneralSecurityException {
        var argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(1)
                .build());
        byte[] key = new byte[32];
        argon.generateBytes(pin, key);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        Arrays.fill(key, (byte) 0);
        return cipher;
    }
}
