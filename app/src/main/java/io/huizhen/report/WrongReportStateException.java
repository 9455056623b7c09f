package io.huizhen.report;

/** The report stands elsewhere than the act needs: someone was faster, or the page is old. Nothing was changed. */
public class WrongReportStateException extends RuntimeException {

    private final String caseId;

    WrongReportStateException(String caseId, ReportState state, String asked) {
        super("the report of case " + caseId + " is " + state + ": cannot " + asked);
        this.caseId = caseId;
    }

    public String caseId() {
        return caseId;
    }
}
