package io.huizhen.consult;

/** A consult ended, in whatever way. Published inside the transaction that ended it. */
public record ConsultEnded(String consultId, String caseId, ConsultState state) {}
