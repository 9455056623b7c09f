package io.huizhen.referral;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.WrongStateException;
import io.huizhen.directory.Directory;
import io.huizhen.directory.Hospital;
import io.huizhen.models.CaseProcesses;
import io.huizhen.platform.Micros;
import io.huizhen.vault.Place;
import io.huizhen.vault.Scope;
import io.huizhen.vault.Sealed;
import io.huizhen.vault.Vault;
import io.huizhen.workflows.Messages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The hand-overs to physical institutions. Callers have passed the guard of the case ({@code Action.HAND_OVER} to decide
 * one, {@code Action.READ} to read one).
 */
@Component
@Transactional
public class HandOvers {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;
    private final CaseBook book;
    private final Directory directory;
    private final CaseProcesses processes;

    HandOvers(JdbcClient jdbc, Vault vault, Clock clock, CaseBook book, Directory directory, CaseProcesses processes) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
        this.book = book;
        this.directory = directory;
        this.processes = processes;
    }

    /**
     * Ends everything online at once, wherever the case stands: the doctor's <em>not suitable online</em>. Seats and
     * links die through {@code CaseMoved} in this transaction; no report stays open.
     *
     * @param form checked by {@link HandOverForm#check}
     * @throws WrongStateException when the case has ended already
     */
    public void notSuitableOnline(String caseId, HandOverForm form, Viewer by) {
        decide(caseId, form, by);
        if (!processes.tell(caseId, Messages.NOT_SUITABLE_ONLINE)) {
            throw new WrongStateException(caseId, book.get(caseId).state(), "hand over");
        }
    }

    /**
     * Records the hand-over and ends the case by it; the caller completes its own task of the process.
     *
     * @throws WrongStateException when the case has ended already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decide(String caseId, HandOverForm form, Viewer by) {
        Instant now = clock.instant();
        HandOver.Reason reason = form.reasonChosen().orElseThrow();
        book.move(caseId, record -> record.handedOver(now), key(reason), form.explanation(), by);
        boolean other = form.place().equals(HandOverForm.OTHER);
        Hospital ours = other ? null : directory.hospital(form.place());
        byte[] advice = vault.seal(
                        Scope.ofCase(caseId),
                        place(caseId),
                        new HandOver.Advice(form.explanation(), form.bring(), form.contact()))
                .bytes();
        jdbc.sql("""
                        INSERT INTO hand_over
                          (case_id, reason, institution, address, phone, by_when, advice, person_id, role, decided_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        caseId,
                        reason.name(),
                        other
                                ? form.institution()
                                : ours.name().zh() + " " + ours.name().en(),
                        other
                                ? form.address()
                                : ours.address().zh() + " " + ours.address().en(),
                        other ? form.institutionPhone() : ours.phone(),
                        Micros.of(now.plus(form.howSoon())),
                        advice,
                        by.personId(),
                        by.actingRole(),
                        Micros.of(now))
                .update();
    }

    /** For the process: the case has ended by its hand-over, whichever way it came here. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void carryOut(String caseId) {
        if (book.get(caseId).state().isEnd()) {
            return;
        }
        HandOver decided = of(caseId)
                .orElseThrow(() -> new IllegalStateException("case " + caseId + " names no institution to go to"));
        book.move(caseId, record -> record.handedOver(clock.instant()), key(decided.reason()), null, by(decided));
    }

    /** The hand-over of a case, if it ended so. */
    @Transactional(readOnly = true)
    public Optional<HandOver> of(String caseId) {
        return jdbc.sql("SELECT * FROM hand_over WHERE case_id = ?")
                .param(caseId)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The hospitals of ours that can be named: both sides of the case. */
    @Transactional(readOnly = true)
    public List<Hospital> places(String caseId) {
        Case record = book.get(caseId);
        return Stream.of(record.invitingHospital(), record.invitedHospital())
                .distinct()
                .map(directory::hospital)
                .toList();
    }

    private HandOver read(ResultSet row) throws SQLException {
        String caseId = row.getString("case_id");
        return new HandOver(
                caseId,
                HandOver.Reason.valueOf(row.getString("reason")),
                row.getString("institution"),
                row.getString("address"),
                row.getString("phone"),
                Micros.toInstant(row.getLong("by_when")),
                vault.open(
                        Scope.ofCase(caseId),
                        place(caseId),
                        new Sealed<>(row.getBytes("advice")),
                        HandOver.Advice.class),
                row.getString("person_id"),
                row.getString("role"),
                Micros.toInstant(row.getLong("decided_at")));
    }

    private static Viewer by(HandOver decided) {
        return new Viewer(
                decided.personId(),
                decided.personId(),
                Role.ofKey(decided.role()).map(Set::of).orElse(Set.of()),
                null,
                Set.of(),
                null);
    }

    private static String key(HandOver.Reason reason) {
        return "handed-over-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Place place(String caseId) {
        return Place.of("hand_over", caseId, "advice");
    }
}
