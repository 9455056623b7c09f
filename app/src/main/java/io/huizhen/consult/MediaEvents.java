package io.huizhen.consult;

import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What carried each person of a consult, and from when. Appended only; {@link MediaTimeline} makes it readable. A
 * change is written before anyone is told of it, so that a node that dies between the two has not told of what never
 * was.
 */
@Component
@Transactional
public class MediaEvents {

    private final JdbcClient jdbc;
    private final Clock clock;

    MediaEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * From now on.
     *
     * @param seatId whom; null for the whole consult
     * @param mode what carries the sound now; null when nothing does
     */
    public void append(String consultId, String seatId, MediaMode mode, MediaCause cause) {
        append(consultId, seatId, clock.instant(), mode, cause);
    }

    /** From that moment on: for what is known only afterwards, as a line that was silent for a while. */
    public void append(String consultId, String seatId, Instant at, MediaMode mode, MediaCause cause) {
        jdbc.sql("INSERT INTO consult_media_event (id, consult_id, seat_id, at, mode, cause) VALUES (?, ?, ?, ?, ?, ?)")
                .params(Ids.next(), consultId, seatId, Micros.of(at), mode == null ? null : mode.name(), cause.name())
                .update();
    }

    /** All of a consult, in order. */
    @Transactional(readOnly = true)
    public List<MediaEvent> of(String consultId) {
        return jdbc.sql("SELECT * FROM consult_media_event WHERE consult_id = ? ORDER BY at, id")
                .param(consultId)
                .query((row, number) -> new MediaEvent(
                        row.getString("id"),
                        row.getString("consult_id"),
                        row.getString("seat_id"),
                        Micros.toInstant(row.getLong("at")),
                        modeOf(row.getString("mode")),
                        MediaCause.valueOf(row.getString("cause"))))
                .list();
    }

    private static MediaMode modeOf(String name) {
        return name == null ? null : MediaMode.valueOf(name);
    }
}
