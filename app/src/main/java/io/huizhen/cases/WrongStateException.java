package io.huizhen.cases;

/** The case has moved on, or has not come that far: what was asked no longer fits. The page says so and shows the case. */
public class WrongStateException extends RuntimeException {

    private final String caseId;
    private final CaseState state;

    public WrongStateException(String caseId, CaseState state, String asked) {
        super("case " + caseId + " is " + state + ": cannot " + asked);
        this.caseId = caseId;
        this.state = state;
    }

    public String caseId() {
        return caseId;
    }

    public CaseState state() {
        return state;
    }
}
