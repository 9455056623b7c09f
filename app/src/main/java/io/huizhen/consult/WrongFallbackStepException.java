package io.huizhen.consult;

/** The call has moved on before what was asked: nothing is changed, and the page shows where it stands now. */
public class WrongFallbackStepException extends RuntimeException {

    private final String caseId;

    /** @param stage null when the process is still on its way, or there is no fallback */
    public WrongFallbackStepException(String caseId, FallbackStage stage) {
        super("the fallback of case " + caseId + " is " + (stage == null ? "elsewhere" : stage));
        this.caseId = caseId;
    }

    public String caseId() {
        return caseId;
    }
}
