package io.huizhen.audit;

import java.security.PublicKey;
import java.util.Optional;

/**
 * A place outside the database that keeps the signed head of each batch, so that whoever rewrites the database cannot
 * rewrite the trail. Called by the sealer alone, one batch after another, outside any transaction; a failure is tried
 * again. An hourly time stamp (RFC 3161) is another implementation of this port.
 */
public interface Anchor {

    /** A short name, kept with each batch that it has. */
    String name();

    /**
     * Keeps a batch for ever. Doing it twice is the same as once; {@link AnchorDisagreesException} when a different
     * batch has this number already.
     */
    void keep(SealedBatch batch, PublicKey key);

    /** The signed text as it was kept. */
    Optional<String> kept(long number);

    /** The highest number kept, 0 when none. */
    long last();
}
