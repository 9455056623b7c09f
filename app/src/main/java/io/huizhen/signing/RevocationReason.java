package io.huizhen.signing;

/** Why a certificate ends before its time; said in the revocation list (RFC 5280, 5.3.1). */
public enum RevocationReason {
    /** A new key takes its place: the PIN was forgotten, or the certificate is about to end. */
    REPLACED,
    /** Somebody else may have used the key or its PIN. */
    LEAKED,
    /** The person signs here no more. */
    LEFT
}
