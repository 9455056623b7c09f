package io.huizhen.audit;

import io.huizhen.platform.Micros;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Appends to the trail and reads it. What is allowed is written in the caller's transaction, which must be one that
 * writes: data and row commit together before anything is shown. What is denied is written in a transaction of its own,
 * so that it stays when the caller rolls back.
 *
 * <p>{@code what} names an endpoint or a kind of object ({@code report}, {@code case timeline}), {@code purpose} why
 * ({@code treatment}, {@code patient's own access}): at most 200 characters each, never health data.
 */
@Component
public class Audit {

    private static final int LONGEST = 200;
    private static final int LARGEST_PAGE = 500;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectProvider<Actors> actors;

    Audit(JdbcClient jdbc, Clock clock, ObjectProvider<Actors> actors) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.actors = actors;
    }

    /** A case's data were read. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void read(String caseId, String what, String purpose) {
        append(AuditAction.READ, caseId, what, purpose);
    }

    /** A case's data were changed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(String caseId, String what, String purpose) {
        append(AuditAction.WRITE, caseId, what, purpose);
    }

    /** Something was refused; kept even when the caller's transaction is rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void denied(String caseId, String what, String purpose) {
        append(AuditAction.DENIED, caseId, what, purpose);
    }

    /** Any other act by whoever acts now; joins the caller's transaction or makes one. */
    @Transactional
    public void note(AuditAction action, String caseId, String what, String purpose) {
        append(action, caseId, what, purpose);
    }

    /** An act by a person who is not, or not yet, the one of this thread, such as a login. */
    @Transactional
    public void noteAs(Actor actor, AuditAction action, String caseId, String what, String purpose) {
        append(actor, action, caseId, what, purpose);
    }

    /** Who looked at a case's record, or took it out: for the patient. Pass null for the first page. */
    @Transactional(readOnly = true)
    public AuditPage readsOf(String caseId, String cursor, int size) {
        List<AuditEvent> events = jdbc.sql(EventRows.SELECT
                        + " WHERE case_id = :case AND id < :cursor AND action IN ('READ', 'EXPORT', 'PRINT')"
                        + " ORDER BY id DESC LIMIT :size")
                .param("case", caseId)
                .param("cursor", position(cursor))
                .param("size", bounded(size) + 1)
                .query(EventRows::event)
                .list();
        return paged(events, bounded(size));
    }

    /** The whole trail, newest first: for compliance. Pass null for the first page. */
    @Transactional(readOnly = true)
    public AuditPage page(String cursor, int size) {
        List<AuditEvent> events = jdbc.sql(EventRows.SELECT + " WHERE id < :cursor ORDER BY id DESC LIMIT :size")
                .param("cursor", position(cursor))
                .param("size", bounded(size) + 1)
                .query(EventRows::event)
                .list();
        return paged(events, bounded(size));
    }

    /** One row by its id. */
    @Transactional(readOnly = true)
    public Optional<AuditEvent> find(long eventId) {
        return jdbc.sql(EventRows.SELECT + " WHERE id = :id")
                .param("id", eventId)
                .query(EventRows::event)
                .optional();
    }

    private void append(AuditAction action, String caseId, String what, String purpose) {
        Actors known = actors.getIfAvailable();
        append(known == null ? Actor.SYSTEM : known.current(), action, caseId, what, purpose);
    }

    private void append(Actor actor, AuditAction action, String caseId, String what, String purpose) {
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException(
                    "The trail is written in the caller's transaction: it must not be read-only");
        }
        jdbc.sql(EventRows.INSERT)
                .params(
                        Micros.of(clock.instant()),
                        action.name(),
                        actor.personId(),
                        actor.role(),
                        caseId,
                        checked(what, "what"),
                        checked(purpose, "purpose"),
                        actor.seatId(),
                        actor.requestId(),
                        actor.clientHash())
                .update();
    }

    private static String checked(String text, String name) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("Of 1 to " + LONGEST + " characters: " + name);
        }
        return text;
    }

    private static long position(String cursor) {
        return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    }

    private static int bounded(int size) {
        return Math.clamp(size, 1, LARGEST_PAGE);
    }

    private static AuditPage paged(List<AuditEvent> events, int size) {
        if (events.size() <= size) {
            return new AuditPage(events, null);
        }
        List<AuditEvent> page = List.copyOf(events.subList(0, size));
        return new AuditPage(page, Long.toString(page.getLast().id()));
    }
}
