package io.huizhen.worklist;

/** The task is not open any more: somebody did it, or the case moved on. Shown as such; nothing has happened. */
public class TaskGoneException extends RuntimeException {

    private final String caseId;
    private final String kind;

    public TaskGoneException(String caseId, String kind) {
        super("no open task " + kind + " in case " + caseId);
        this.caseId = caseId;
        this.kind = kind;
    }

    public String caseId() {
        return caseId;
    }

    public String kind() {
        return kind;
    }
}
