package io.huizhen.cases;

import java.util.EnumSet;
import java.util.Set;

/** Where a case stands, in the words that both hospitals see. */
public enum CaseState {
    /** Sent by the clinician; triage runs. */
    SUBMITTED,
    /** Waits for a coordinator to route it. */
    ROUTING,
    /** Waits for the doctor's yes or no. */
    ACCEPTANCE,
    /** Accepted; waits for a time. */
    BOOKING,
    /** A time is set; from here the consult can be entered. */
    BOOKED,
    /** The consult has been held; the report is being written. */
    REPORTING,
    /** The doctor has signed; waits for the clinician to adopt. */
    ADOPTION,
    /** Done: the report is in the patient's hands. */
    CLOSED,
    /** Not suitable online: handed over to a physical institution. */
    HANDED_OVER,
    /** Sent back by the coordinator: not a matter for a consult. */
    REJECTED,
    /** Withdrawn before its end. */
    CANCELLED;

    private static final Set<CaseState> ENDS = EnumSet.of(CLOSED, HANDED_OVER, REJECTED, CANCELLED);

    /** True when nothing more will move the case. */
    public boolean isEnd() {
        return ENDS.contains(this);
    }

    /** All states in which a case can still move. */
    public static Set<CaseState> open() {
        return EnumSet.complementOf(EnumSet.copyOf(ENDS));
    }
}
