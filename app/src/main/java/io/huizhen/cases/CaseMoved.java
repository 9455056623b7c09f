package io.huizhen.cases;

/**
 * A case moved. Published by {@link CaseBook} inside the transaction of the move; ids and codes only.
 *
 * @param reason as on the timeline, such as {@code no-show}
 */
public record CaseMoved(String caseId, CaseState state, String reason) {}
