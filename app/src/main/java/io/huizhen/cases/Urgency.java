package io.huizhen.cases;

/** As decided by the urgency table; orders the worklist and sets its clocks. */
public enum Urgency {
    EMERGENCY,
    URGENT,
    ROUTINE
}
