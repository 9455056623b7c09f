package io.huizhen.report;

/**
 * What a version of a report says: the case's facts and what the doctor writes. Sealed.
 *
 * @param quality whether it was good enough to judge by; null until the doctor has answered
 * @param amendment why this version replaces the one before; empty in the first
 */
record ReportContent(ReportFacts facts, String opinion, String advice, QualityJudgement quality, String amendment) {

    ReportContent written(String newOpinion, String newAdvice, QualityJudgement answer) {
        return new ReportContent(facts, newOpinion, newAdvice, answer, amendment);
    }

    /** The beginning of the next version. */
    ReportContent amended(String reason) {
        return new ReportContent(facts, opinion, advice, quality, reason);
    }

    @Override
    public String toString() {
        return "ReportContent[sealed]";
    }
}
