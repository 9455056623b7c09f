package io.huizhen.report;

/**
 * What a version of a report says: the case's facts and what the doctor writes. Sealed.
 *
 * @param amendment why this version replaces the one before; empty in the first
 */
record ReportContent(ReportFacts facts, String opinion, String advice, String amendment) {

    ReportContent written(String newOpinion, String newAdvice) {
        return new ReportContent(facts, newOpinion, newAdvice, amendment);
    }

    /** The beginning of the next version. */
    ReportContent amended(String reason) {
        return new ReportContent(facts, opinion, advice, reason);
    }

    @Override
    public String toString() {
        return "ReportContent[sealed]";
    }
}
