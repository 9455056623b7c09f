package io.huizhen.consult;

/**
 * The doctor's notes; the report is drafted from them.
 *
 * @param findings what was seen and heard (会诊所见)
 * @param opinion the consult's opinion (会诊意见)
 * @param advice what to do next (建议)
 */
public record ConsultNote(String findings, String opinion, String advice) {

    public static final ConsultNote EMPTY = new ConsultNote("", "", "");

    public ConsultNote {
        findings = findings == null ? "" : findings;
        opinion = opinion == null ? "" : opinion;
        advice = advice == null ? "" : advice;
    }

    @Override
    public String toString() {
        return "ConsultNote[sealed]";
    }
}
