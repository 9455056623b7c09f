package io.huizhen.ops;

import io.huizhen.access.Role;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes alerts, their steps and their rules, in the transaction of whoever calls. */
@Component
class AlertRows {

    private static final String LIVE = "SELECT * FROM alert WHERE open_key IS NOT NULL";

    private final JdbcClient jdbc;

    AlertRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    AlertRule rule(AlertKind kind) {
        return jdbc.sql("SELECT * FROM alert_rule WHERE kind = ?")
                .param(kind.name())
                .query((row, number) -> new AlertRule(
                        kind,
                        Role.ofKey(row.getString("first_role")).orElseThrow(),
                        row.getInt("urgency"),
                        Duration.ofSeconds(row.getInt("after_s")),
                        Duration.ofSeconds(row.getInt("calm_s")),
                        Duration.ofSeconds(row.getInt("acknowledge_s")),
                        row.getBoolean("momentary")))
                .single();
    }

    /** The living alert of a trouble, without a lock: the common case is that there is none. */
    Optional<Alert> find(String openKey) {
        return jdbc.sql("SELECT * FROM alert WHERE open_key = ?")
                .param(openKey)
                .query(AlertRows::alert)
                .optional();
    }

    /** Whether there is, or ever was, an alert of a kind about a subject. */
    boolean knows(AlertKind kind, String subject) {
        return jdbc.sql("SELECT COUNT(*) FROM alert WHERE kind = ? AND subject = ?")
                        .params(kind.name(), subject)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The alert, its row locked until the caller's transaction ends. */
    Optional<Alert> lock(String id) {
        return jdbc.sql("SELECT * FROM alert WHERE id = ? FOR UPDATE")
                .param(id)
                .query(AlertRows::alert)
                .optional();
    }

    /** False when another node has just written the same. */
    boolean insert(Alert alert, String openKey) {
        try {
            jdbc.sql("""
                            INSERT INTO alert (id, kind, subject, open_key, case_id, consult_id, seat_id, server,
                              invited_hospital, inviting_hospital, cause, urgency, state, level, troubled_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .param(alert.id())
                    .param(alert.kind().name())
                    .param(alert.subject())
                    .param(openKey)
                    .param(alert.caseId())
                    .param(alert.consultId())
                    .param(alert.seatId())
                    .param(alert.server())
                    .param(alert.invitedHospital())
                    .param(alert.invitingHospital())
                    .param(alert.cause())
                    .param(alert.urgency())
                    .param(alert.state().name())
                    .param(alert.level())
                    .param(Micros.of(alert.troubledAt()))
                    .update();
            return true;
        } catch (DuplicateKeyException alreadyThere) {
            return false;
        }
    }

    void calm(String id, Instant since, CalmWhy why) {
        jdbc.sql("UPDATE alert SET calm_at = ?, calm_why = ? WHERE id = ?")
                .params(Micros.of(since), why.name(), id)
                .update();
    }

    /** It is wrong again, or still. */
    void trouble(String id) {
        jdbc.sql("UPDATE alert SET calm_at = NULL, calm_why = NULL WHERE id = ?")
                .param(id)
                .update();
    }

    /** Called, or called again, with whose it is now; {@code escalateAt} may be null. */
    void owned(String id, OwnerRule.Owner owner, int level, Instant openedAt, Instant escalateAt) {
        jdbc.sql("""
                        UPDATE alert SET state = 'OPEN', owner = ?, owner_role = ?, level = ?, escalate_at = ?,
                          opened_at = COALESCE(opened_at, ?) WHERE id = ?
                        """)
                .param(owner.personId())
                .param(owner.role().key())
                .param(level)
                .param(Micros.ofNullable(escalateAt))
                .param(Micros.of(openedAt))
                .param(id)
                .update();
    }

    void acknowledged(String id, String person, Role role, Instant at) {
        jdbc.sql("""
                        UPDATE alert SET state = 'ACKNOWLEDGED', owner = ?, owner_role = ?, escalate_at = NULL,
                          acknowledged_at = ? WHERE id = ?
                        """).params(person, role.key(), Micros.of(at), id).update();
    }

    void closed(String id, Instant at) {
        jdbc.sql("UPDATE alert SET state = 'CLOSED', open_key = NULL, escalate_at = NULL, closed_at = ? WHERE id = ?")
                .params(Micros.of(at), id)
                .update();
    }

    void forget(String id) {
        jdbc.sql("DELETE FROM alert WHERE id = ?").param(id).update();
    }

    void step(String alertId, AlertStep.What what, String person, Role role, Instant at) {
        jdbc.sql("INSERT INTO alert_step (id, alert_id, at, step, person_id, role) VALUES (?, ?, ?, ?, ?, ?)")
                .params(Ids.next(), alertId, Micros.of(at), what.name())
                .param(person)
                .param(role == null ? null : role.key())
                .update();
    }

    /** Who has been asked already. */
    Set<String> asked(String alertId) {
        return new TreeSet<>(jdbc.sql(
                        "SELECT person_id FROM alert_step WHERE alert_id = ? AND step = 'GIVEN' AND person_id IS NOT NULL")
                .param(alertId)
                .query(String.class)
                .list());
    }

    List<AlertStep> steps(Collection<String> alertIds) {
        return alertIds.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT * FROM alert_step WHERE alert_id IN (:ids) ORDER BY at, id")
                        .param("ids", alertIds)
                        .query((row, number) -> new AlertStep(
                                row.getString("alert_id"),
                                Micros.toInstant(row.getLong("at")),
                                AlertStep.What.valueOf(row.getString("step")),
                                row.getString("person_id"),
                                Role.ofKey(row.getString("role") == null ? "" : row.getString("role"))
                                        .orElse(null)))
                        .list();
    }

    /** Everything that lives, watched or called, oldest first. */
    List<Alert> live() {
        return jdbc.sql(LIVE + " ORDER BY id").query(AlertRows::alert).list();
    }

    List<Alert> liveOf(String consultId) {
        return jdbc.sql(LIVE + " AND consult_id = ?")
                .param(consultId)
                .query(AlertRows::alert)
                .list();
    }

    /** Alerts that somebody was called for, the latest first, before a position. */
    List<Alert> history(List<String> hospitals, Instant before, int size) {
        var query = jdbc.sql("SELECT * FROM alert WHERE opened_at < :before" + scope(hospitals)
                        + " ORDER BY opened_at DESC, id DESC LIMIT :size")
                .param("before", Micros.of(before))
                .param("size", size);
        return (hospitals == null ? query : query.param("hospitals", hospitals))
                .query(AlertRows::alert)
                .list();
    }

    /** Alerts that were over after a moment, the latest first. */
    List<Alert> overSince(List<String> hospitals, Instant since, int size) {
        var query = jdbc.sql("SELECT * FROM alert WHERE closed_at > :since AND opened_at IS NOT NULL" + scope(hospitals)
                        + " ORDER BY closed_at DESC, id DESC LIMIT :size")
                .param("since", Micros.of(since))
                .param("size", size);
        return (hospitals == null ? query : query.param("hospitals", hospitals))
                .query(AlertRows::alert)
                .list();
    }

    private static String scope(List<String> hospitals) {
        return hospitals == null ? "" : " AND (invited_hospital IN (:hospitals) OR inviting_hospital IN (:hospitals))";
    }

    /** How many called alerts each person has. */
    Map<String, Integer> countByOwner() {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql(
                        "SELECT owner, COUNT(*) AS n FROM alert WHERE open_key IS NOT NULL AND owner IS NOT NULL GROUP BY owner")
                .query((row, number) -> counts.put(row.getString("owner"), row.getInt("n")))
                .list();
        return counts;
    }

    private static Alert alert(ResultSet row, int number) throws SQLException {
        String role = row.getString("owner_role");
        return new Alert(
                row.getString("id"),
                AlertKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getString("case_id"),
                row.getString("consult_id"),
                row.getString("seat_id"),
                row.getString("server"),
                row.getString("invited_hospital"),
                row.getString("inviting_hospital"),
                row.getString("cause"),
                row.getInt("urgency"),
                AlertState.valueOf(row.getString("state")),
                row.getString("owner"),
                role == null ? null : Role.ofKey(role).orElse(null),
                row.getInt("level"),
                Micros.toInstant(row.getLong("troubled_at")),
                instant(row, "calm_at"),
                row.getString("calm_why") == null ? null : CalmWhy.valueOf(row.getString("calm_why")),
                instant(row, "opened_at"),
                instant(row, "escalate_at"),
                instant(row, "acknowledged_at"),
                instant(row, "closed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : Micros.toInstant(micros);
    }
}
