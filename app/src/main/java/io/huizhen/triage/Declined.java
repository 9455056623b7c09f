package io.huizhen.triage;

/** Why a doctor says no; the inviting side is owed a reason (regulations, row 9). */
public enum Declined {
    NO_TIME,
    OTHER_SPECIALTY,
    RECORD_INCOMPLETE,
    CONFLICT_OF_INTEREST,
    NEEDS_VISIT,
    OTHER
}
