package io.huizhen.documents;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, everywhere the same. */
public final class Digests {

    private Digests() {}

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
