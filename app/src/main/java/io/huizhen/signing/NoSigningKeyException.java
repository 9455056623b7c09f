package io.huizhen.signing;

/** The person has no signing key that is valid now: none was made, or it has ended. */
public class NoSigningKeyException extends RuntimeException {

    public NoSigningKeyException(String personId) {
        super("no valid signing key for person " + personId);
    }
}
