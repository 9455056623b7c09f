package io.huizhen.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the outbox stands, on all nodes: for those who watch over it. */
@Component
public class Backlog {

    /**
     * How it stands.
     *
     * @param waiting entries that are due and not carried out, or being tried again
     * @param oldest how long the longest has been due; zero when nothing is
     * @param dead entries that were given up and wait for a person
     */
    public record Standing(int waiting, Duration oldest, int dead) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Backlog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Standing now() {
        Instant now = clock.instant();
        LocalDateTime due = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        LocalDateTime aside = LocalDateTime.ofInstant(OutboxScheduler.SET_ASIDE, ZoneOffset.UTC);
        return jdbc.sql("""
                        SELECT COUNT(CASE WHEN execution_time <= :due OR consecutive_failures > 0 THEN 1 END)
                            - COUNT(CASE WHEN execution_time >= :aside THEN 1 END) AS waiting,
                          MIN(CASE WHEN execution_time <= :due THEN execution_time END) AS oldest,
                          COUNT(CASE WHEN execution_time >= :aside THEN 1 END) AS dead
                        FROM scheduled_tasks WHERE execution_time <= :due OR execution_time >= :aside
                          OR consecutive_failures > 0
                        """)
                .param("due", due)
                .param("aside", aside)
                .query((row, number) -> {
                    LocalDateTime oldest = row.getObject("oldest", LocalDateTime.class);
                    return new Standing(
                            row.getInt("waiting"),
                            oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(ZoneOffset.UTC), now),
                            row.getInt("dead"));
                })
                .single();
    }
}
