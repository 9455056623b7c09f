package io.huizhen.scheduling;

import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseMoved;
import io.huizhen.cases.CaseState;
import io.huizhen.cases.WrongStateException;
import io.huizhen.models.CaseProcesses;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import io.huizhen.policy.Rules;
import io.huizhen.workflows.ReferralProcess;
import io.huizhen.workflows.ReferralVariables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The doctors' calendars. A slot fills steps of five minutes, and the key of the steps refuses two consults at once,
 * however close together they are asked for. Callers have passed the guard of the case.
 */
@Component
@Transactional
public class Slots {

    private static final long STEP = Duration.ofMinutes(5).toMillis();

    private final JdbcClient jdbc;
    private final CaseBook book;
    private final CaseProcesses processes;
    private final Rules rules;
    private final Clock clock;

    Slots(JdbcClient jdbc, CaseBook book, CaseProcesses processes, Rules rules, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.processes = processes;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Books the consult and lets the process go on.
     *
     * @param byPhone by telephone from the start: the doctor's press rings both
     * @throws SlotTakenException when the doctor has another consult then; roll back
     * @throws WrongStateException when the case is not to be booked
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Slot book(String caseId, Instant startsAt, Duration length, boolean byPhone, Viewer coordinator) {
        Case booked = book.move(caseId, record -> record.booked(startsAt), "booked", null, coordinator);
        Slot slot = insert(booked, startsAt, startsAt.plus(length), byPhone, coordinator);
        ReferralVariables variables =
                ReferralVariables.collect().windowEndsAt(slot.windowEndsAt()).byPhone(byPhone);
        if (!processes.complete(caseId, ReferralProcess.USER_TASK_BOOK, variables.toMap())) {
            throw new WrongStateException(caseId, booked.state(), "book");
        }
        return slot;
    }

    /** The slot that is booked for a case now. */
    @Transactional(readOnly = true)
    public Optional<Slot> of(String caseId) {
        return jdbc.sql("SELECT * FROM slot WHERE case_id = ? AND freed_at IS NULL ORDER BY id DESC LIMIT 1")
                .param(caseId)
                .query(this::slot)
                .optional();
    }

    /** A doctor's booked slots that begin in a span of time, earliest first. */
    @Transactional(readOnly = true)
    public List<Slot> ofDoctor(String doctorId, Instant from, Instant until) {
        return jdbc.sql("""
                        SELECT * FROM slot WHERE doctor_id = ? AND starts_at >= ? AND starts_at < ? AND freed_at IS NULL
                        ORDER BY starts_at
                        """)
                .params(doctorId, Micros.of(from), Micros.of(until))
                .query(this::slot)
                .list();
    }

    /** Gives the time of a case back to the calendar: nobody came, or it is no longer needed. */
    public void free(String caseId) {
        jdbc.sql("DELETE FROM slot_step WHERE slot_id IN (SELECT id FROM slot WHERE case_id = ?)")
                .param(caseId)
                .update();
        jdbc.sql("UPDATE slot SET freed_at = ? WHERE case_id = ? AND freed_at IS NULL")
                .params(Micros.of(clock.instant()), caseId)
                .update();
    }

    /** A case that ended otherwise than by its report needs its time no longer. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void freeWhenEnded(CaseMoved moved) {
        if (moved.state().isEnd() && moved.state() != CaseState.CLOSED) {
            free(moved.caseId());
        }
    }

    /** A consult that was finished early gives the rest of its time back. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBackTheRest(CaseMoved moved) {
        if (moved.state() != CaseState.REPORTING) {
            return;
        }
        Instant now = clock.instant();
        jdbc.sql("DELETE FROM slot_step WHERE slot_id IN (SELECT id FROM slot WHERE case_id = ?) AND step >= ?")
                .params(moved.caseId(), now.toEpochMilli() / STEP)
                .update();
        jdbc.sql("UPDATE slot SET ends_at = ? WHERE case_id = ? AND freed_at IS NULL AND ends_at > ?")
                .params(Micros.of(now), moved.caseId(), Micros.of(now))
                .update();
    }

    private Slot insert(Case record, Instant startsAt, Instant endsAt, boolean byPhone, Viewer coordinator) {
        String id = Ids.next();
        // A slot that nobody used must not stand in the way of the new one.
        free(record.id());
        jdbc.sql("""
                        INSERT INTO slot (id, case_id, doctor_id, starts_at, ends_at, by_phone, booked_by, booked_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        record.id(),
                        record.doctorId(),
                        Micros.of(startsAt),
                        Micros.of(endsAt),
                        byPhone,
                        coordinator.personId(),
                        Micros.of(clock.instant()))
                .update();
        List<Object> steps = new ArrayList<>();
        for (long step = startsAt.toEpochMilli() / STEP; step * STEP < endsAt.toEpochMilli(); step++) {
            steps.addAll(List.of(record.doctorId(), step, id));
        }
        String rows = String.join(", ", Collections.nCopies(steps.size() / 3, "(?, ?, ?)"));
        try {
            jdbc.sql("INSERT INTO slot_step (doctor_id, step, slot_id) VALUES " + rows)
                    .params(steps)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new SlotTakenException(record.doctorId());
        }
        return new Slot(id, record.id(), record.doctorId(), startsAt, endsAt, window(endsAt), byPhone);
    }

    private Instant window(Instant endsAt) {
        return endsAt.plus(Duration.ofMinutes(rules.number(Rules.CONSULT_GRACE_MINUTES)));
    }

    private Slot slot(ResultSet row, int number) throws SQLException {
        Instant endsAt = Micros.toInstant(row.getLong("ends_at"));
        return new Slot(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("doctor_id"),
                Micros.toInstant(row.getLong("starts_at")),
                endsAt,
                window(endsAt),
                row.getBoolean("by_phone"));
    }
}
