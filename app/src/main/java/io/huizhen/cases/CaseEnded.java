package io.huizhen.cases;

/**
 * A case came to its end. Published by {@link CaseBook} inside the transaction that ended it, so that what hangs on the
 * case (seats, links, slots, drafts) dies in the same moment, or not at all; listen with a plain {@code @EventListener}.
 */
public record CaseEnded(String caseId, CaseState state) {}
