package io.huizhen.signing;

import java.time.Instant;

/** Signatures of level B-B alone, for the bench: here because the app itself never wants them. */
public final class UnstampedSignatures {

    private final Pades pades;

    public UnstampedSignatures(Pades pades) {
        this.pades = pades;
    }

    public byte[] sign(byte[] pdf, UnlockedKey key) {
        return pades.unstamped(pdf, "doctor", key, Instant.now());
    }
}
