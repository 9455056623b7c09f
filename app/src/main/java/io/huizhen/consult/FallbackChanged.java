package io.huizhen.consult;

/** Something of a consult's fallback is different now. Published inside the transaction that changed it; ids only. */
public record FallbackChanged(String consultId, String caseId) {}
