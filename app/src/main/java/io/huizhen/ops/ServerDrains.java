package io.huizhen.ops;

import io.huizhen.consult.Drains;
import io.huizhen.mediabridge.JanusPool;
import io.huizhen.platform.Micros;
import io.huizhen.push.NodeEvents;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes media servers out of service for new rooms and puts them back, and keeps by whose word. */
@Component
@Transactional
public class ServerDrains {

    /** By whose word a server takes no new rooms. */
    public record Word(String server, String personId, Instant since) {}

    private final Drains drains;
    private final JanusPool pool;
    private final JdbcClient jdbc;
    private final NodeEvents events;
    private final Clock clock;

    ServerDrains(Drains drains, JanusPool pool, JdbcClient jdbc, NodeEvents events, Clock clock) {
        this.drains = drains;
        this.pool = pool;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * No new rooms on a server, on any node.
     *
     * @param move whether its consults go to other servers now
     * @return false when there is no such server
     */
    public boolean drain(String server, boolean move, String personId) {
        if (isUnknown(server)) {
            return false;
        }
        drains.drain(server, move);
        long now = Micros.of(clock.instant());
        jdbc.sql("""
                        INSERT INTO media_server_drain (server, person_id, since) VALUES (?, ?, ?)
                        ON DUPLICATE KEY UPDATE person_id = ?, since = ?
                        """).params(server, personId, now, personId, now).update();
        events.tell(Topics.WALL);
        return true;
    }

    /** Puts it back into service. False when there is no such server. */
    public boolean reopen(String server) {
        if (isUnknown(server)) {
            return false;
        }
        drains.reopen(server);
        jdbc.sql("DELETE FROM media_server_drain WHERE server = ?")
                .param(server)
                .update();
        events.tell(Topics.WALL);
        return true;
    }

    /** The servers that are drained now, each with by whose word; without it where nobody's is kept. */
    @Transactional(readOnly = true)
    public Map<String, Word> now() {
        Map<String, Word> words = jdbc
                .sql("SELECT server, person_id, since FROM media_server_drain")
                .query((row, number) -> new Word(
                        row.getString("server"), row.getString("person_id"), Micros.toInstant(row.getLong("since"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Word::server, Function.identity()));
        return drains.now().keySet().stream()
                .collect(Collectors.toMap(
                        Function.identity(), server -> words.getOrDefault(server, new Word(server, null, null))));
    }

    private boolean isUnknown(String server) {
        return pool.status().stream().noneMatch(status -> status.name().equals(server));
    }
}
