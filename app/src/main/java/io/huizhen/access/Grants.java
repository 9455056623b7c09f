package io.huizhen.access;

import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has been let into which case. Given and ended by the room that moves the case, in the same transaction. */
@Component
@Transactional
public class Grants {

    private final JdbcClient jdbc;
    private final Clock clock;

    Grants(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Lets one person in, in one role. */
    public void toPerson(String caseId, Role role, String personId) {
        insert(caseId, role, personId, null);
    }

    /** Lets in everyone of a role in a hospital, such as its coordinators. */
    public void toHospital(String caseId, Role role, String hospitalId) {
        insert(caseId, role, null, hospitalId);
    }

    /** Ends a person's grant at once: a doctor who declined, someone who left. */
    public void revoke(String caseId, Role role, String personId) {
        jdbc.sql("""
                        UPDATE case_grant SET revoked_at = ?
                        WHERE case_id = ? AND role = ? AND person_id = ? AND revoked_at IS NULL
                        """).params(now(), caseId, role.name(), personId).update();
    }

    /** Sets the end of the staff's grants when a case ends; the patient's own and the clinician's stay. */
    public void endForInvitedSide(String caseId, Instant until) {
        jdbc.sql("""
                        UPDATE case_grant SET until_at = ?
                        WHERE case_id = ? AND role IN ('COORDINATOR', 'DOCTOR') AND revoked_at IS NULL
                        """).params(Micros.of(until), caseId).update();
    }

    /** True when one of the roles is granted to this viewer in this case, now. */
    @Transactional(readOnly = true)
    public boolean holds(String caseId, Set<Role> roles, Viewer viewer) {
        long now = now();
        return jdbc.sql("""
                        SELECT role, person_id, hospital_id FROM case_grant
                        WHERE case_id = ? AND revoked_at IS NULL AND (until_at IS NULL OR until_at > ?)
                        """)
                .params(caseId, now)
                .query((row, number) -> {
                    Role role = Role.valueOf(row.getString("role"));
                    String person = row.getString("person_id");
                    return roles.contains(role)
                            && viewer.has(role)
                            && (person != null
                                    ? person.equals(viewer.personId())
                                    : row.getString("hospital_id").equals(viewer.hospitalId()));
                })
                .list()
                .contains(true);
    }

    private void insert(String caseId, Role role, String personId, String hospitalId) {
        jdbc.sql("""
                        INSERT INTO case_grant (id, case_id, role, person_id, hospital_id, granted_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(Ids.next(), caseId, role.name())
                .param(personId)
                .param(hospitalId)
                .param(now())
                .update();
    }

    private long now() {
        return Micros.of(clock.instant());
    }
}
