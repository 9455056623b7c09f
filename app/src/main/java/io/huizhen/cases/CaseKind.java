package io.huizhen.cases;

/**
 * What the invited side is asked for. The kind decides who is liable (regulations, row 10) and is printed on the report.
 */
public enum CaseKind {
    /** 会诊: advice to the inviting side, who carries the liability. */
    CONSULT,
    /** 诊断: the invited side answers for its report. */
    DIAGNOSIS
}
