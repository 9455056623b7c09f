package io.huizhen.notification;

import io.huizhen.outbox.OutboxEntry;

/**
 * A notice on its way.
 *
 * @param personId null for the patient of the case
 */
record NoticeEntry(String caseId, NoticeKind kind, String personId) implements OutboxEntry {}
