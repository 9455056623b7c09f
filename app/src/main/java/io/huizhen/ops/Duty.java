package io.huizhen.ops;

import io.huizhen.platform.Micros;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which operator has the duty: called for what no coordinator is there for, also while away from the screen. */
@Component
@Transactional
public class Duty {

    private static final String OPERATOR = "operator";

    /** Who has it, and since when. */
    public record OnDuty(String personId, Instant since) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Duty(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The operator on duty; empty until somebody took it for the first time. */
    @Transactional(readOnly = true)
    public Optional<OnDuty> now() {
        return jdbc.sql("SELECT person_id, since FROM ops_duty WHERE slot = ?")
                .param(OPERATOR)
                .query((row, number) -> new OnDuty(row.getString("person_id"), Micros.toInstant(row.getLong("since"))))
                .optional();
    }

    /** Takes the duty over from whoever had it. */
    public void take(String personId) {
        long now = Micros.of(clock.instant());
        jdbc.sql("""
                        INSERT INTO ops_duty (slot, person_id, since) VALUES (?, ?, ?)
                        ON DUPLICATE KEY UPDATE person_id = ?, since = ?
                        """).params(OPERATOR, personId, now, personId, now).update();
    }
}
