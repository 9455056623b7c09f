package io.huizhen.access;

import io.huizhen.platform.Micros;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which members of staff are logged in now, on whatever node: those with a session that has not run out. */
@Component
@Transactional
public class StaffHere {

    /**
     * Somebody who is logged in.
     *
     * @param hospital empty for staff of no hospital
     * @param seen when the person's browser last asked for something
     */
    public record Member(String personId, Role role, String hospital, Instant seen) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    StaffHere(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Somebody logs in; nothing is kept of patients. */
    void loggedIn(Viewer viewer) {
        String hospital = viewer.hospitalId() == null ? "" : viewer.hospitalId();
        long now = Micros.of(clock.instant());
        viewer.roles().stream()
                .filter(role -> role != Role.PATIENT)
                .forEach(role -> jdbc.sql("""
                                INSERT INTO staff_login (person_id, role, hospital, at) VALUES (?, ?, ?, ?)
                                ON DUPLICATE KEY UPDATE hospital = ?, at = ?
                                """)
                        .params(viewer.personId(), role.key(), hospital, now, hospital, now)
                        .update());
    }

    /** Those of a role who are logged in, in no order. */
    @Transactional(readOnly = true)
    public List<Member> of(Role role) {
        return jdbc.sql("""
                        SELECT l.person_id, l.hospital, MAX(s.LAST_ACCESS_TIME) AS seen
                        FROM staff_login l JOIN SPRING_SESSION s ON s.PRINCIPAL_NAME = l.person_id
                        WHERE l.role = ? AND s.EXPIRY_TIME > ?
                        GROUP BY l.person_id, l.hospital
                        """)
                .params(role.key(), clock.millis())
                .query((row, number) -> new Member(
                        row.getString("person_id"),
                        role,
                        row.getString("hospital"),
                        Instant.ofEpochMilli(row.getLong("seen"))))
                .list();
    }
}
