package io.huizhen.audit;

import io.huizhen.platform.Micros;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The columns of {@code audit_event} in one order for writing, reading and hashing. */
final class EventRows {

    private static final String[] NAMES = {
        "id", "at", "action", "person_id", "role", "case_id", "what", "purpose", "seat_id", "request_id", "client_hash"
    };
    private static final byte FORMAT = 1;
    private static final int NONE = -1;

    static final String COLUMNS = String.join(", ", NAMES);
    static final String SELECT = "SELECT " + COLUMNS + " FROM audit_event";
    /** Without the id, which the database gives. */
    static final String INSERT = "INSERT INTO audit_event (" + COLUMNS.substring("id, ".length())
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private EventRows() {}

    /** The columns with a table's alias before each, for a join. */
    static String columns(String alias) {
        return alias + "." + String.join(", " + alias + ".", NAMES);
    }

    static AuditEvent event(ResultSet row, int n) throws SQLException {
        return new AuditEvent(
                row.getLong("id"),
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

    /**
     * The bytes that a leaf is made of: a format byte, then each column as a four-byte length (-1 for null) and UTF-8.
     * Taken from the raw columns, so that a row that was tampered with is still hashed, not refused.
     *
     * @param first the index of the {@code id} column in the row
     */
    static byte[] canonical(ResultSet row, int first) throws SQLException {
        byte[][] values = new byte[NAMES.length][];
        int length = 1;
        for (int i = 0; i < NAMES.length; i++) {
            String text = row.getString(first + i);
            values[i] = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + (text == null ? 0 : values[i].length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).put(FORMAT);
        for (byte[] value : values) {
            if (value == null) {
                bytes.putInt(NONE);
            } else {
                bytes.putInt(value.length).put(value);
            }
        }
        return bytes.array();
    }
}
