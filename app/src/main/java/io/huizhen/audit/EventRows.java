package io.huizhen.audit;

import io.huizhen.platform.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The columns of {@code audit_event} in one order for writing, reading and hashing. */
final class EventRows {

    static final String COLUMNS =
            "id, at, action, person_id, role, case_id, what, purpose, seat_id, request_id, client_hash";
    static final String SELECT = "SELECT " + COLUMNS + " FROM audit_event";
    static final String INSERT = "INSERT INTO audit_event (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private EventRows() {}

    static AuditEvent event(ResultSet row, int n) throws SQLException {
        return new AuditEvent(
                row.getString("id"),
                Micros.toInstant(row.getLong("at")),
                AuditAction.valueOf(row.getString("action")),
                row.getString("person_id"),
                row.getString("role"),
                row.getString("case_id"),
                row.getString("what"),
                row.getString("purpose"),
                row.getString("seat_id"),
                row.getString("request_id"),
                row.getString("client_hash"));
    }
}
