package io.huizhen.ops;

/** Where an alert stands. */
public enum AlertState {
    /** Seen, and not yet long enough to call anybody. */
    WATCHED,
    /** Somebody has been called. */
    OPEN,
    /** Somebody has it in hand. */
    ACKNOWLEDGED,
    /** Over; history. */
    CLOSED
}
