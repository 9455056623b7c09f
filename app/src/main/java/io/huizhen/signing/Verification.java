package io.huizhen.signing;

import java.time.Instant;
import java.util.List;

/**
 * What a file's signatures say. Holds nothing of the document's content.
 *
 * @param verdict over the whole file
 * @param seals in the order they were set
 */
public record Verification(Verdict verdict, List<Seal> seals) {

    public enum Verdict {
        /** Signed by our people and unchanged since. */
        VALID,
        /** It bears our signatures, but was changed after, or one of them does not hold. */
        CHANGED,
        /** No signature of ours. */
        UNKNOWN
    }

    /**
     * One person's signature.
     *
     * @param role the name of the field, which is the signer's role in the document
     * @param at the proven time, else the claimed one
     * @param indication DSS's own word, such as TOTAL_PASSED
     * @param stamped whether a time stamp proves the time
     */
    public record Seal(String role, Instant at, String indication, boolean stamped) {

        public boolean holds() {
            return "TOTAL_PASSED".equals(indication);
        }
    }
}
