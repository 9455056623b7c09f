package io.huizhen.consult;

import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of the fallbacks. Each change is guarded by where the fallback stands and says whether it was made. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FallbackRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    FallbackRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False when the consult has an open one. */
    boolean begin(Consult consult, FallbackCause cause, String seatId) {
        try {
            jdbc.sql("""
                            INSERT INTO consult_fallback
                              (id, consult_id, case_id, cause, seat_id, begun_at, stage, unreached, open_mark)
                            VALUES (?, ?, ?, ?, ?, ?, ?, 0, 1)
                            """)
                    .params(Ids.next(), consult.id(), consult.caseId(), cause.name())
                    .param(seatId)
                    .params(Micros.of(clock.instant()), FallbackStage.BEGUN.name())
                    .update();
            return true;
        } catch (DuplicateKeyException open) {
            return false;
        }
    }

    Optional<OpenFallback> open(String consultId) {
        return jdbc.sql("SELECT * FROM consult_fallback WHERE consult_id = ? AND open_mark = 1")
                .param(consultId)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The same, locked until the transaction ends. */
    Optional<OpenFallback> lock(String consultId) {
        return jdbc.sql("SELECT * FROM consult_fallback WHERE consult_id = ? AND open_mark = 1 FOR UPDATE")
                .param(consultId)
                .query((row, number) -> read(row))
                .optional();
    }

    void stage(String id, FallbackStage stage) {
        jdbc.sql("UPDATE consult_fallback SET stage = ? WHERE id = ? AND open_mark = 1")
                .params(stage.name(), id)
                .update();
    }

    /** A call begins: it is the one that counts from now on. */
    void calling(String id, String callId, FallbackStage stage) {
        jdbc.sql("UPDATE consult_fallback SET call_id = ?, stage = ?, missed = NULL, why = NULL WHERE id = ?")
                .param(callId)
                .params(stage.name(), id)
                .update();
    }

    /** The two talk: what was missed before counts no longer. */
    void talking(String id, String callId, FallbackStage stage) {
        jdbc.sql("""
                        UPDATE consult_fallback
                        SET call_id = ?, stage = ?, missed = NULL, why = NULL, unreached = 0 WHERE id = ?
                        """).param(callId).params(stage.name(), id).update();
    }

    void stopped(String id, FallbackStage stage, String missed, String why, boolean unreached) {
        jdbc.sql("UPDATE consult_fallback SET stage = ?, missed = ?, why = ?, unreached = unreached + ? WHERE id = ?")
                .param(stage.name())
                .param(missed)
                .param(why)
                .params(unreached ? 1 : 0, id)
                .update();
    }

    /** False when the coordinator has been asked already. */
    boolean askHandOver(String id) {
        return jdbc.sql("UPDATE consult_fallback SET hand_over_at = ? WHERE id = ? AND hand_over_at IS NULL")
                        .params(Micros.of(clock.instant()), id)
                        .update()
                == 1;
    }

    void handOverNotNeeded(String id) {
        jdbc.sql("UPDATE consult_fallback SET hand_over_at = NULL WHERE id = ?")
                .param(id)
                .update();
    }

    void end(String consultId) {
        jdbc.sql("UPDATE consult_fallback SET ended_at = ?, open_mark = NULL WHERE consult_id = ? AND open_mark = 1")
                .params(Micros.of(clock.instant()), consultId)
                .update();
    }

    private static OpenFallback read(ResultSet row) throws SQLException {
        long handOver = row.getLong("hand_over_at");
        boolean asked = !row.wasNull();
        return new OpenFallback(
                row.getString("id"),
                row.getString("consult_id"),
                row.getString("case_id"),
                FallbackCause.valueOf(row.getString("cause")),
                Micros.toInstant(row.getLong("begun_at")),
                FallbackStage.valueOf(row.getString("stage")),
                row.getString("missed"),
                row.getString("why"),
                row.getInt("unreached"),
                row.getString("call_id"),
                asked ? Micros.toInstant(handOver) : null);
    }
}
