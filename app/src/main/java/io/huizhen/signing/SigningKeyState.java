package io.huizhen.signing;

import java.time.Instant;

/**
 * How a person's newest signing key stands.
 *
 * @param serial of the certificate, in hex; this and the times are null when there never was a key
 * @param from the certificate's first moment
 * @param until the certificate's last moment
 * @param left how many PIN tries remain
 */
public record SigningKeyState(Standing standing, String serial, Instant from, Instant until, int left) {

    public enum Standing {
        NONE,
        READY,
        /** By wrong PINs; nobody can open it again. */
        LOCKED,
        /** Its certificate has run out. */
        EXPIRED,
        /** Its owner or the hospital has ended it. */
        ENDED
    }

    /** Whether it signs now. */
    public boolean isReady() {
        return standing == Standing.READY;
    }
}
