package io.huizhen.consult;

import io.huizhen.outbox.OutboxEntry;

/** One ringing of both sides, as it waits in the outbox: ids only. The key is the call's id. */
public record CallEntry(String caseId, String consultId, String callId) implements OutboxEntry {

    /** The outbox kind of it. */
    public static final String KIND = "consult-call";
}
