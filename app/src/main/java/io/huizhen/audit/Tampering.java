package io.huizhen.audit;

/**
 * One thing wrong with the trail.
 *
 * @param batch the batch concerned, or null
 * @param eventId the row concerned, or null
 */
public record Tampering(Kind kind, Long batch, Long eventId) {

    public enum Kind {
        /** A sealed row does not have the content that was sealed. */
        EVENT_CHANGED,
        /** A row that was sealed is gone. */
        EVENT_DELETED,
        /** A row was put in behind the sealer's back: it has no leaf, and its number is not one that may still come. */
        EVENT_INSERTED,
        /** A row has waited too long, or gives itself a time to come: the sealer stands still, or the row is made up. */
        EVENT_NOT_SEALED,
        /** A row's own time is far from the time of its sealing. */
        EVENT_OUT_OF_TIME,
        /** The stored hash or salt of a leaf is not the one that was sealed. */
        LEAF_CHANGED,
        LEAF_DELETED,
        /** A leaf that no batch has. */
        LEAF_INSERTED,
        /** The head of a batch is not as it was signed. */
        BATCH_CHANGED,
        BATCH_DELETED,
        /** A batch does not follow from the one before. */
        CHAIN_BROKEN,
        /** The anchor has not got a batch. */
        ANCHOR_MISSING,
        /** The anchor has a different batch of this number. */
        ANCHOR_DIFFERS
    }

    static Tampering ofBatch(Kind kind, long batch) {
        return new Tampering(kind, batch, null);
    }
}
