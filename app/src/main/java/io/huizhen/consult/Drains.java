package io.huizhen.consult;

import io.huizhen.platform.Micros;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Media servers that are to have no new rooms: before an update, or because they behave oddly. Said once, on whichever
 * node; every node keeps to it within two seconds, also after a restart.
 */
@Component
@Transactional
public class Drains {

    private final JdbcClient jdbc;
    private final Clock clock;

    Drains(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * No new rooms on a server.
     *
     * @param move whether the consults that it has go to other servers now, one after the other, each with the gap of a
     *     failover; else they stay until they end
     */
    public void drain(String server, boolean move) {
        jdbc.sql("INSERT INTO media_drain (server, moves, since) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE moves = ?")
                .params(server, move, Micros.of(clock.instant()), move)
                .update();
    }

    /** The server takes rooms again. */
    public void reopen(String server) {
        jdbc.sql("DELETE FROM media_drain WHERE server = ?").param(server).update();
    }

    /** The servers that are drained now, and whether their consults move. */
    @Transactional(readOnly = true)
    public Map<String, Boolean> now() {
        return jdbc
                .sql("SELECT server, moves FROM media_drain")
                .query((row, number) -> Map.entry(row.getString("server"), row.getBoolean("moves")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
