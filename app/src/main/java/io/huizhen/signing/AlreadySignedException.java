package io.huizhen.signing;

/** This person has signed this version already; nothing was changed. */
public class AlreadySignedException extends RuntimeException {

    public AlreadySignedException(String subjectId, int version) {
        super("already signed by this person: " + subjectId + " version " + version);
    }
}
