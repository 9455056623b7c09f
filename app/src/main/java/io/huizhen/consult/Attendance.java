package io.huizhen.consult;

import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When each person was in the room. Written by the live session, read by the report and by the no-show check. */
@Component
@Transactional
public class Attendance {

    /**
     * One stay.
     *
     * @param until when the person left or was last seen
     */
    public record Stay(String seatId, Instant from, Instant until) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Attendance(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** As every page and paper counts it: a minute that has begun is one. */
    public static int minutes(Duration attended) {
        return (int) Math.ceilDiv(attended.toMillis(), 60_000L);
    }

    /** Someone came in; returns the stay's id. */
    public String entered(String consultId, String seatId) {
        String id = Ids.next();
        long now = now();
        jdbc.sql("INSERT INTO consult_presence (id, consult_id, seat_id, entered_at, seen_at) VALUES (?, ?, ?, ?, ?)")
                .params(id, consultId, seatId, now, now)
                .update();
        return id;
    }

    /** Still there. What a node that dies has not said is lost, never more than one beat. */
    public void seen(List<String> stays) {
        stays.forEach(id -> jdbc.sql("UPDATE consult_presence SET seen_at = ? WHERE id = ? AND left_at IS NULL")
                .params(now(), id)
                .update());
    }

    public void left(String stay, Instant at) {
        jdbc.sql("UPDATE consult_presence SET seen_at = ?, left_at = ? WHERE id = ? AND left_at IS NULL")
                .params(Micros.of(at), Micros.of(at), stay)
                .update();
    }

    /** Every stay of a consult, in order. */
    @Transactional(readOnly = true)
    public List<Stay> stays(String consultId) {
        return jdbc.sql("SELECT * FROM consult_presence WHERE consult_id = ? ORDER BY entered_at, id")
                .param(consultId)
                .query((row, number) -> new Stay(
                        row.getString("seat_id"),
                        Micros.toInstant(row.getLong("entered_at")),
                        Micros.toInstant(row.getLong("seen_at"))))
                .list();
    }

    /** Time in the room by seat; overlapping stays count once. */
    @Transactional(readOnly = true)
    public Map<String, Duration> attended(String consultId) {
        Map<String, Duration> sums = new LinkedHashMap<>();
        Map<String, Instant> counted = new LinkedHashMap<>();
        for (Stay stay : stays(consultId)) {
            Instant from = later(stay.from(), counted.get(stay.seatId()));
            Duration more = from.isBefore(stay.until()) ? Duration.between(from, stay.until()) : Duration.ZERO;
            sums.merge(stay.seatId(), more, Duration::plus);
            counted.merge(stay.seatId(), stay.until(), Attendance::later);
        }
        return sums;
    }

    /** True when the doctor and somebody else were in the room at the same time. */
    @Transactional(readOnly = true)
    public boolean met(String consultId, String doctorSeat) {
        List<Stay> stays = stays(consultId);
        return stays.stream()
                .filter(stay -> stay.seatId().equals(doctorSeat))
                .anyMatch(doctor -> stays.stream()
                        .filter(stay -> !stay.seatId().equals(doctorSeat))
                        .anyMatch(other -> other.from().isBefore(doctor.until())
                                && doctor.from().isBefore(other.until())));
    }

    private static Instant later(Instant a, Instant b) {
        return b == null || a.isAfter(b) ? a : b;
    }

    private long now() {
        return Micros.of(clock.instant());
    }
}
