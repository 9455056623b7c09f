package io.huizhen.cases;

/**
 * A case moved; to its end, when the state {@link CaseState#isEnd is an end}. Published by {@link CaseBook} inside the
 * transaction of the move, so that what hangs on the case (seats, links, slots, drafts) moves or dies in the same moment,
 * or not at all; listen with a plain {@code @EventListener}. Ids and codes only.
 *
 * @param reason as on the timeline, such as {@code no-show}
 */
public record CaseMoved(String caseId, CaseState state, String reason) {}
