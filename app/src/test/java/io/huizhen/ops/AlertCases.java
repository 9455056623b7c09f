package io.huizhen.ops;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseKind;
import io.huizhen.directory.PatientFacts;
import io.huizhen.directory.Patients;
import io.huizhen.directory.Sex;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A case in a hospital that no other test knows, and people who are logged in there. */
@Component
class AlertCases {

    static final String PATIENT = "试验患者";

    private static final long AN_HOUR = 3_600_000;

    private final CaseBook book;
    private final Patients patients;
    private final JdbcClient jdbc;
    private final Clock clock;

    AlertCases(CaseBook book, Patients patients, JdbcClient jdbc, Clock clock) {
        this.book = book;
        this.patients = patients;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public String inHospital(String hospital) {
        String patient = patients.register(new PatientFacts(
                PATIENT, "T" + Ids.next(), LocalDate.of(1954, 3, 15), Sex.FEMALE, "13900000000", null, null));
        return book.open(
                        Case.submitted(
                                CaseKind.CONSULT,
                                patient,
                                "yunling",
                                hospital,
                                UUID.randomUUID().toString(),
                                "yunling-jiangcheng",
                                2,
                                clock.instant()),
                        "referral-submitted",
                        null,
                        Viewer.SYSTEM)
                .id();
    }

    /** Somebody new, with a session and the mark of a login. */
    @Transactional
    public String loggedIn(Role role, String hospital) {
        String person = UUID.randomUUID().toString();
        String session = UUID.randomUUID().toString();
        long now = clock.millis();
        jdbc.sql("INSERT INTO staff_login (person_id, role, hospital, at) VALUES (?, ?, ?, ?)")
                .params(person, role.key(), hospital, Micros.of(clock.instant()))
                .update();
        jdbc.sql("""
                        INSERT INTO SPRING_SESSION (PRIMARY_ID, SESSION_ID, CREATION_TIME, LAST_ACCESS_TIME,
                          MAX_INACTIVE_INTERVAL, EXPIRY_TIME, PRINCIPAL_NAME) VALUES (?, ?, ?, ?, 1800, ?, ?)
                        """).params(session, session, now, now, now + AN_HOUR, person).update();
        return person;
    }

    /** All operators of the other tests go home. */
    @Transactional
    public void nobodyIsHere() {
        jdbc.sql("DELETE FROM staff_login WHERE role = 'operator'").update();
    }
}
