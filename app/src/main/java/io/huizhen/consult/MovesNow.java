package io.huizhen.consult;

import io.huizhen.platform.Micros;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether everybody is back after a consult moved to another media server: for those who watch over it. */
@Component
@Transactional(readOnly = true)
public class MovesNow {

    private record Line(String seatId, String grade, long at) {

        /** A sample from before the return says nothing of it. */
        boolean hasSoundSince(Instant returned) {
            return Grade.valueOf(grade) != Grade.NONE && !Micros.toInstant(at).isBefore(returned);
        }
    }

    private final MediaEvents events;
    private final JdbcClient jdbc;

    MovesNow(MediaEvents events, JdbcClient jdbc) {
        this.events = events;
        this.jdbc = jdbc;
    }

    /**
     * Since when everyone who was there at the last move is back with sound: carried again, and since then measured with
     * something to hear. Who came back and left is not waited for. Empty while somebody is missing.
     */
    public Optional<Instant> everyoneBackSince(String consultId) {
        Map<String, Line> lines = jdbc
                .sql("SELECT seat_id, grade, at FROM consult_seat_now WHERE consult_id = ?")
                .param(consultId)
                .query(Line.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Line::seatId, line -> line));
        return ServerMove.lastOf(events.of(consultId))
                .filter(ServerMove::isEveryoneBack)
                .filter(move -> move.back().entrySet().stream()
                        .filter(one -> !move.left().contains(one.getKey()))
                        .allMatch(one -> lines.containsKey(one.getKey())
                                && lines.get(one.getKey()).hasSoundSince(one.getValue())))
                .map(ServerMove::backAt);
    }
}
