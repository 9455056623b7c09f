package io.huizhen.cases;

import io.huizhen.access.Viewer;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import io.huizhen.vault.Place;
import io.huizhen.vault.Scope;
import io.huizhen.vault.Sealed;
import io.huizhen.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one way to move a case: the change of state and its line on the timeline, in one transaction, which is also the
 * engine's. Callers have passed the guard.
 */
@Component
@Transactional
public class CaseBook {

    private final Cases cases;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CaseBook(Cases cases, JdbcClient jdbc, Vault vault, Clock clock, ApplicationEventPublisher events) {
        this.cases = cases;
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
        this.events = events;
    }

    /** Enters a new case, with the first line of its timeline. */
    public Case open(Case submitted, String reason, String comment, Viewer by) {
        Case saved = cases.save(submitted);
        write(saved, reason, comment, by);
        return saved;
    }

    /**
     * Moves a case.
     *
     * @param change one intention method of {@link Case}
     * @param reason a message key's last part
     * @param comment free text, sealed; may be null
     * @throws WrongStateException when the case stands elsewhere; nothing is changed
     */
    public Case move(String caseId, Consumer<Case> change, String reason, String comment, Viewer by) {
        Case record = get(caseId);
        change.accept(record);
        Case saved = cases.save(record);
        write(saved, reason, comment, by);
        events.publishEvent(new CaseMoved(caseId, saved.state(), reason));
        return saved;
    }

    /** A line on the timeline without a change of state, such as an escalation. */
    public void note(String caseId, String reason, String comment, Viewer by) {
        write(get(caseId), reason, comment, by);
    }

    /** The timeline, oldest first, comments opened. */
    @Transactional(readOnly = true)
    public List<Move> timeline(String caseId) {
        return jdbc.sql("SELECT * FROM case_move WHERE case_id = ? ORDER BY at, id")
                .param(caseId)
                .query((row, number) -> read(caseId, row))
                .list();
    }

    /** The case; a caller that holds its id has been given it by us, so absence is a defect. */
    @Transactional(readOnly = true)
    public Case get(String caseId) {
        return cases.findById(caseId).orElseThrow(() -> new IllegalStateException("no case " + caseId));
    }

    private void write(Case record, String reason, String comment, Viewer by) {
        String id = Ids.next();
        byte[] sealed = comment == null || comment.isBlank()
                ? null
                : vault.seal(Scope.ofCase(record.id()), place(id), comment.strip())
                        .bytes();
        jdbc.sql("""
                        INSERT INTO case_move (id, case_id, at, state, reason, comment, person_id, role)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        record.id(),
                        Micros.of(clock.instant()),
                        record.state().name(),
                        reason)
                .param(sealed)
                .params(by.personId(), by.actingRole())
                .update();
    }

    private Move read(String caseId, ResultSet row) throws SQLException {
        String id = row.getString("id");
        byte[] sealed = row.getBytes("comment");
        String comment =
                sealed == null ? null : vault.open(Scope.ofCase(caseId), place(id), new Sealed<>(sealed), String.class);
        return new Move(
                id,
                Micros.toInstant(row.getLong("at")),
                CaseState.valueOf(row.getString("state")),
                row.getString("reason"),
                comment,
                row.getString("person_id"),
                row.getString("role"));
    }

    private static Place place(String moveId) {
        return new Place("case_move", moveId, "comment", 1);
    }
}
