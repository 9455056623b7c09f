package io.huizhen.consult;

/** What was asked does not fit where the consult stands: there is none, it was never opened, or it is over. */
public class ConsultOverException extends RuntimeException {

    private final String caseId;

    /** @param state null when the case has no consult */
    public ConsultOverException(String caseId, ConsultState state) {
        super("the consult of case " + caseId + " is " + (state == null ? "not there" : state));
        this.caseId = caseId;
    }

    public String caseId() {
        return caseId;
    }
}
