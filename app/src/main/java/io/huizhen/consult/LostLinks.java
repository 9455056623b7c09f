package io.huizhen.consult;

import io.huizhen.audit.Audit;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseNumber;
import io.huizhen.cases.Cases;
import io.huizhen.directory.Patients;
import io.huizhen.outbox.Outbox;
import io.huizhen.platform.Micros;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends the link again to a patient who has lost it and names case and phone. It goes to the phone that we know, so
 * that the asker learns nothing; what happened is told to nobody.
 */
@Component
public class LostLinks {

    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final int MOST_A_DAY = 5;

    private final Cases cases;
    private final Patients patients;
    private final Outbox outbox;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    LostLinks(Cases cases, Patients patients, Outbox outbox, Audit audit, JdbcClient jdbc, Clock clock) {
        this.cases = cases;
        this.patients = patients;
        this.outbox = outbox;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Puts a link on its way when number and phone belong together and none was sent just now. */
    @Transactional
    public void ask(String number, String phone) {
        CaseNumber.of(number)
                .flatMap(cases::findByNumber)
                .filter(found -> patients.isPhone(found.patientId(), phone))
                .filter(found -> sent(found, BETWEEN) == 0 && sent(found, Duration.ofDays(1)) < MOST_A_DAY)
                .ifPresent(this::send);
    }

    private void send(Case found) {
        audit.write(found.id(), "consult-link", "lost-link");
        outbox.put(SendLinkHandler.KIND, found.id() + ":lost", new SendLinkHandler.Entry(found.id()));
    }

    private int sent(Case found, Duration within) {
        return jdbc.sql("""
                        SELECT COUNT(*) FROM consult_link l JOIN consult_seat s ON s.id = l.seat_id
                        WHERE s.case_id = ? AND l.created_at > ?
                        """)
                .params(found.id(), Micros.of(clock.instant().minus(within)))
                .query(Integer.class)
                .single();
    }
}
