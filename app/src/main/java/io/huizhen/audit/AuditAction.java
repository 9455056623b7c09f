package io.huizhen.audit;

/** What was done. */
public enum AuditAction {
    READ,
    WRITE,
    EXPORT,
    PRINT,
    DENIED,
    LOGIN,
    LOGOUT
}
