package io.huizhen.consult;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of links and devices: 256 random bits, kept only as a hash. Codes are short, so they are hashed with a key. */
final class SeatSecrets {

    private static final SecureRandom random = new SecureRandom();
    private static final int LENGTH = 43;

    private SeatSecrets() {}

    static String next() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String nextCode() {
        return "%06d".formatted(random.nextInt(1_000_000));
    }

    /** True when the text can be a secret of ours; anything else is not even looked up. */
    static boolean hasShape(String secret) {
        return secret != null && secret.length() == LENGTH && secret.matches("[A-Za-z0-9_-]+");
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
