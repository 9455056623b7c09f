package io.huizhen.vault;

/**
 * The key-encryption key, which wraps every data key. A file keyset here; a key management service elsewhere. Called
 * once a scope and process, not once a seal. Thread-safe.
 */
public interface KekPort {

    /** Wrapped bytes and the id of the key that wrapped them. */
    record Wrapped(String kekId, byte[] bytes) {}

    /** The id of the key that {@link #wrap} uses now. */
    String currentId();

    Wrapped wrap(byte[] key, byte[] associated);

    /** Throws {@link SealBrokenException} when the key is unknown or the bytes were changed. */
    byte[] unwrap(Wrapped wrapped, byte[] associated);

    /** Makes a new current key. The earlier ones go on unwrapping. */
    void renew();
}
