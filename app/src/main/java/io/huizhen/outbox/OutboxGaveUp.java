package io.huizhen.outbox;

/**
 * An entry was tried to the end and given up. Published in the transaction that sets it aside; the worklist answers with
 * an incident that has an owner, who can have it tried again by {@link Outbox#retry}.
 *
 * @param caseId null where the entry belongs to no case
 */
public record OutboxGaveUp(String kind, String key, String caseId) {}
