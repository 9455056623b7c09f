package io.huizhen.signing;

import java.time.Instant;

/**
 * What a signing gave.
 *
 * @param signedAt as the signer's computer clock had it
 * @param stamped false when the time-stamp authority did not answer: the stamp follows by {@link Pades#stamp}
 */
public record SignatureResult(byte[] pdf, Instant signedAt, boolean stamped) {}
