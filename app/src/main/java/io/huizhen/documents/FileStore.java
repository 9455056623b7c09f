package io.huizhen.documents;

import java.time.Instant;

/**
 * Where sealed bytes lie: a shared folder here, an object store elsewhere. Knows nothing of what it keeps. Writing the
 * same address twice is harmless. Thread-safe.
 */
public interface FileStore {

    void put(String address, byte[] sealed);

    /** @throws FileLostException when there is nothing at the address */
    byte[] get(String address);

    /**
     * Deletes what lies at the address, if it has lain there since before the moment; a file that was put again since
     * stays. Harmless when there is nothing.
     *
     * @return whether a file was deleted
     */
    boolean deleteIfOlder(String address, Instant moment);

    /** The file behind a document is not where it was put: an incident, not a user's mistake. */
    class FileLostException extends RuntimeException {
        public FileLostException(String address) {
            super("no file at " + address);
        }
    }
}
