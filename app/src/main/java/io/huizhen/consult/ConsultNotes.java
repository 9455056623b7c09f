package io.huizhen.consult;

import io.huizhen.access.Viewer;
import io.huizhen.platform.Micros;
import io.huizhen.vault.Place;
import io.huizhen.vault.Scope;
import io.huizhen.vault.Sealed;
import io.huizhen.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The notes of a consult: every saved version is kept, sealed. Callers have passed the guard of the case. */
@Component
public class ConsultNotes {

    /** A saved version. */
    public record Saved(ConsultNote note, int version, Instant at, String personId) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConsultNotes(JdbcClient jdbc, Vault vault, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    /** The newest version, if anything was written. */
    @Transactional(readOnly = true)
    public Optional<Saved> latest(Consult consult) {
        return jdbc.sql("""
                        SELECT version, note, person_id, saved_at FROM consult_note
                        WHERE consult_id = ? ORDER BY version DESC LIMIT 1
                        """)
                .param(consult.id())
                .query((row, number) -> {
                    int version = row.getInt("version");
                    return new Saved(
                            vault.open(
                                    Scope.ofCase(consult.caseId()),
                                    place(consult, version),
                                    new Sealed<>(row.getBytes("note")),
                                    ConsultNote.class),
                            version,
                            Micros.toInstant(row.getLong("saved_at")),
                            row.getString("person_id"));
                })
                .optional();
    }

    /**
     * Saves the version after the one that the writer saw.
     *
     * @throws NoteChangedException when another window has saved in between; nothing is lost, both versions are shown
     */
    @Transactional
    public Saved save(Consult consult, ConsultNote note, int seen, Viewer by) {
        int newest = latest(consult).map(Saved::version).orElse(0);
        if (newest != seen) {
            throw new NoteChangedException(consult.id());
        }
        int version = seen + 1;
        Instant now = clock.instant();
        try {
            jdbc.sql("INSERT INTO consult_note (consult_id, version, note, person_id, saved_at) VALUES (?, ?, ?, ?, ?)")
                    .params(
                            consult.id(),
                            version,
                            vault.seal(Scope.ofCase(consult.caseId()), place(consult, version), note)
                                    .bytes(),
                            by.personId(),
                            Micros.of(now))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new NoteChangedException(consult.id());
        }
        events.publishEvent(new NotesSaved(consult.id()));
        return new Saved(note, version, now, by.personId());
    }

    private static Place place(Consult consult, int version) {
        return new Place("consult_note", consult.id(), "note", version);
    }
}
