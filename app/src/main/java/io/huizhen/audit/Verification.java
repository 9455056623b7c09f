package io.huizhen.audit;

import java.util.List;

/**
 * What a check of the whole trail found.
 *
 * @param batches batches checked
 * @param events sealed rows checked
 * @param tamperings what is wrong, at most {@link TrailVerifier#MOST} of them
 */
public record Verification(long batches, long events, List<Tampering> tamperings) {

    public boolean intact() {
        return tamperings.isEmpty();
    }
}
