package io.huizhen.audit;

import io.huizhen.platform.Micros;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How long the oldest row of the trail has been waiting to be sealed; zero when none is. Under a second is normal. */
@Component
public class SealLag {

    private final JdbcClient jdbc;
    private final Clock clock;

    SealLag(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Duration now() {
        return jdbc.sql("SELECT e.at " + Sealer.NEW + " ORDER BY e.id LIMIT 1")
                .query(Long.class)
                .optional()
                .map(at -> Duration.between(Micros.toInstant(at), clock.instant()))
                .filter(lag -> lag.isPositive())
                .orElse(Duration.ZERO);
    }
}
