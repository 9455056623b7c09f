package io.huizhen.access;

/**
 * The case does not exist, or is none of this person's business: the answer is the same (404), so that ids cannot be
 * tried out.
 */
public class NotYoursException extends RuntimeException {

    public NotYoursException(String caseId) {
        super("no access to case " + caseId);
    }
}
