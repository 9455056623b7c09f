package io.huizhen.signing;

/** The certificate or time-stamp authority does not answer, or not in its protocol: try again later. */
public class AuthorityUnavailableException extends RuntimeException {

    public AuthorityUnavailableException(String what, Throwable cause) {
        super(what, cause);
    }
}
