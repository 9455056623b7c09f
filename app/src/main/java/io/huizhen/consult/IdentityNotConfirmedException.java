package io.huizhen.consult;

/** On the telephone it is not known yet that the patient is the patient: opinion, advice and Finish have to wait. */
public class IdentityNotConfirmedException extends RuntimeException {

    private final String caseId;

    public IdentityNotConfirmedException(String caseId) {
        super("the identity in case " + caseId + " is not confirmed");
        this.caseId = caseId;
    }

    public String caseId() {
        return caseId;
    }
}
