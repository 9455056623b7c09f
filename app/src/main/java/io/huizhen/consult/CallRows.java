package io.huizhen.consult;

import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of the calls. A call that has ended is never changed again, whoever comes late with news of it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CallRows {

    private static final String LIVE = "state IN ('RINGING', 'BRIDGED', 'ENDING')";

    /** One call. {@code node} is null for a call that a person made by hand. */
    record Call(
            String id,
            String fallbackId,
            String consultId,
            String caseId,
            String node,
            String state,
            Instant bridgedAt,
            Instant confirmedAt,
            String doctorStay,
            String patientStay) {

        boolean isByHand() {
            return node == null;
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    CallRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The one time that this call may be rung: false when it has been, by whomever. */
    boolean claim(String callId, OpenFallback fallback, String node) {
        try {
            insert(callId, fallback, node, "RINGING");
            return true;
        } catch (DuplicateKeyException rung) {
            return false;
        }
    }

    /** A call that the coordinator has brought about. */
    String byHand(OpenFallback fallback) {
        String id = Ids.next();
        insert(id, fallback, null, "RINGING");
        return id;
    }

    private void insert(String id, OpenFallback fallback, String node, String state) {
        long now = now();
        jdbc.sql("""
                        INSERT INTO consult_call (id, fallback_id, consult_id, case_id, node, state, begun_at, seen_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(id, fallback.id(), fallback.consultId(), fallback.caseId())
                .param(node)
                .params(state, now, now)
                .update();
    }

    Optional<Call> find(String callId) {
        return jdbc.sql("SELECT * FROM consult_call WHERE id = ?")
                .param(callId)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The newest talk of a fallback: connected once, whatever became of it. */
    Optional<Call> lastTalk(String fallbackId) {
        return jdbc.sql("""
                        SELECT * FROM consult_call WHERE fallback_id = ? AND bridged_at IS NOT NULL
                        ORDER BY bridged_at DESC, id DESC LIMIT 1
                        """).param(fallbackId).query((row, number) -> read(row)).optional();
    }

    boolean rang(String callId) {
        return jdbc.sql("UPDATE consult_call SET rang_at = COALESCE(rang_at, ?) WHERE id = ? AND state = 'RINGING'")
                        .params(now(), callId)
                        .update()
                == 1;
    }

    boolean bridged(String callId, String doctorStay, String patientStay) {
        return jdbc.sql("""
                        UPDATE consult_call SET state = 'BRIDGED', bridged_at = ?, doctor_stay = ?, patient_stay = ?
                        WHERE id = ? AND state = 'RINGING'
                        """).params(now(), doctorStay, patientStay, callId).update() == 1;
    }

    void confirmed(String callId) {
        jdbc.sql("UPDATE consult_call SET confirmed_at = ? WHERE id = ?")
                .params(now(), callId)
                .update();
    }

    /** The owner shall hang up, wherever it is. */
    void hangUp(String callId) {
        jdbc.sql("UPDATE consult_call SET state = 'ENDING' WHERE id = ? AND state IN ('RINGING', 'BRIDGED')")
                .param(callId)
                .update();
    }

    boolean ended(String callId, String reason, String leg, Integer sipCode) {
        return jdbc.sql("UPDATE consult_call SET state = 'ENDED', ended_at = ?, reason = ?, leg = ?, sip_code = ?"
                                + " WHERE id = ? AND " + LIVE)
                        .params(now(), reason)
                        .param(leg)
                        .param(sipCode)
                        .param(callId)
                        .update()
                == 1;
    }

    /** The owner lives: its calls, and which of them it shall hang up. */
    List<Call> renew(String node) {
        jdbc.sql("UPDATE consult_call SET seen_at = ? WHERE node = ? AND " + LIVE)
                .params(now(), node)
                .update();
        return jdbc.sql("SELECT * FROM consult_call WHERE node = ? AND " + LIVE)
                .param(node)
                .query((row, number) -> read(row))
                .list();
    }

    /** Calls whose owner has not been heard of. */
    List<Call> orphans(Duration silence) {
        return jdbc.sql("SELECT * FROM consult_call WHERE node IS NOT NULL AND seen_at < ? AND " + LIVE)
                .param(Micros.of(clock.instant().minus(silence)))
                .query((row, number) -> read(row))
                .list();
    }

    /** The live calls of a consult. */
    List<Call> live(String consultId) {
        return jdbc.sql("SELECT * FROM consult_call WHERE consult_id = ? AND " + LIVE)
                .param(consultId)
                .query((row, number) -> read(row))
                .list();
    }

    private static Call read(ResultSet row) throws SQLException {
        return new Call(
                row.getString("id"),
                row.getString("fallback_id"),
                row.getString("consult_id"),
                row.getString("case_id"),
                row.getString("node"),
                row.getString("state"),
                Micros.toInstantOrNull(row.getObject("bridged_at", Long.class)),
                Micros.toInstantOrNull(row.getObject("confirmed_at", Long.class)),
                row.getString("doctor_stay"),
                row.getString("patient_stay"));
    }

    private long now() {
        return Micros.of(clock.instant());
    }
}
