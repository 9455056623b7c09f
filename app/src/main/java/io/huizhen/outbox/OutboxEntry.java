package io.huizhen.outbox;

/** What an entry carries: a record of ids and times only, never health data, as it lies in the database in the clear. */
public interface OutboxEntry {

    /** The case it belongs to, so that an incident can name it; null where there is none. */
    String caseId();
}
