package io.huizhen.consult;

import io.huizhen.access.Role;
import io.huizhen.platform.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The consults that are under way on all nodes, and who is in them: for those who watch over them. Nothing of health. */
@Component
@Transactional(readOnly = true)
public class LiveNow {

    /** A place whose stay has not been confirmed for so long has lost its connection; the beat is 2 s. */
    private static final Duration CONFIRMED = Duration.ofSeconds(8);

    /** A measurement older than this says nothing of now; one comes every 5 s. */
    private static final Duration MEASURED = Duration.ofSeconds(15);

    /** Whether somebody is in the room. */
    public enum Presence {
        HERE,
        /** The connection is gone; the place is kept for a while. */
        DROPPED,
        /** Was there and is not. */
        LEFT,
        /** Has not come yet. */
        NEVER
    }

    /**
     * A consult under way.
     *
     * @param server the media server of its room; null while it has none
     * @param liveAt when the doctor opened it; null while people wait
     * @param carrier what carries the whole consult instead of its room, such as the telephone; null for the room
     * @param serverLost whether no media server has its room now
     */
    public record RoomNow(
            String consultId,
            String caseId,
            String number,
            String invitingHospital,
            String invitedHospital,
            Instant liveAt,
            String server,
            MediaMode carrier,
            boolean serverLost,
            List<SeatNow> seats) {}

    /**
     * A place.
     *
     * @param personId of staff; never shown for a patient
     * @param mode how the person takes part; null while nothing is measured
     * @param grade how good the person's line is; null while nothing is measured
     * @param byLine whether it was the line, and not the person, that set the mode
     */
    public record SeatNow(
            String seatId, Role role, String personId, Presence presence, MediaMode mode, Grade grade, boolean byLine) {

        public boolean isHere() {
            return presence == Presence.HERE;
        }
    }

    private static final Set<String> BY_LINE = Set.of(MediaCause.LINE_WEAK.name(), MediaCause.LINE_LOST.name());

    private final JdbcClient jdbc;
    private final Clock clock;

    LiveNow(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Every consult that is live, and those in whose waiting room somebody is; oldest first. */
    public List<RoomNow> rooms() {
        long now = Micros.of(clock.instant());
        Map<String, RoomNow> rooms = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT c.id, c.case_id, c.live_at, r.number, r.inviting_hospital, r.invited_hospital,
                          CASE WHEN l.expires_at > ? THEN l.server END AS server,
                          (SELECT e.mode FROM consult_media_event e WHERE e.consult_id = c.id AND e.seat_id IS NULL
                           ORDER BY e.at DESC, e.id DESC LIMIT 1) AS carrier,
                          (SELECT e.cause FROM consult_media_event e WHERE e.consult_id = c.id AND e.seat_id IS NULL
                           ORDER BY e.at DESC, e.id DESC LIMIT 1) AS carrier_cause
                        FROM consult c
                        JOIN case_record r ON r.id = c.case_id
                        LEFT JOIN consult_lease l ON l.consult_id = c.id
                        WHERE c.state = 'LIVE' OR (c.state = 'WAITING' AND l.expires_at > ? AND l.seats > 0)
                        ORDER BY c.id
                        """)
                .params(now, now)
                .query((row, number) -> rooms.put(row.getString("id"), room(row)))
                .list();
        if (!rooms.isEmpty()) {
            seats(rooms);
        }
        return List.copyOf(rooms.values());
    }

    /** Rooms by media server, on all nodes. */
    public Map<String, Integer> roomsByServer() {
        Map<String, Integer> rooms = new HashMap<>();
        jdbc.sql(
                        "SELECT server, COUNT(*) AS n FROM consult_lease WHERE server IS NOT NULL AND expires_at > ? GROUP BY server")
                .param(Micros.of(clock.instant()))
                .query((row, number) -> rooms.put(row.getString("server"), row.getInt("n")))
                .list();
        return rooms;
    }

    /** Seats taken by media server, on all nodes. */
    public Map<String, Integer> seatsByServer() {
        Map<String, Integer> seats = new HashMap<>();
        jdbc.sql(
                        "SELECT server, SUM(seats) AS n FROM consult_lease WHERE server IS NOT NULL AND expires_at > ? GROUP BY server")
                .param(Micros.of(clock.instant()))
                .query((row, number) -> seats.put(row.getString("server"), row.getInt("n")))
                .list();
        return seats;
    }

    private void seats(Map<String, RoomNow> rooms) {
        Instant now = clock.instant();
        jdbc.sql("""
                        SELECT s.id, s.consult_id, s.role, s.person_id, p.seen_at, p.left_at, n.mode, n.grade,
                          (SELECT e.cause FROM consult_media_event e
                           WHERE e.consult_id = s.consult_id AND e.seat_id = s.id
                           ORDER BY e.at DESC, e.id DESC LIMIT 1) AS cause
                        FROM consult_seat s
                        LEFT JOIN consult_seat_now n ON n.seat_id = s.id AND n.at > :measured
                        LEFT JOIN consult_presence p ON p.seat_id = s.id AND p.consult_id = s.consult_id
                          AND p.id = (SELECT MAX(q.id) FROM consult_presence q
                                      WHERE q.consult_id = s.consult_id AND q.seat_id = s.id)
                        WHERE s.consult_id IN (:rooms) AND s.cancelled_at IS NULL ORDER BY s.id
                        """)
                .param("rooms", rooms.keySet())
                .param("measured", Micros.of(now.minus(MEASURED)))
                .query((row, number) ->
                        rooms.get(row.getString("consult_id")).seats().add(seat(row, now.minus(CONFIRMED))))
                .list();
    }

    private static RoomNow room(ResultSet row) throws SQLException {
        long micros = row.getLong("live_at");
        Instant liveAt = row.wasNull() ? null : Micros.toInstant(micros);
        return new RoomNow(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("number"),
                row.getString("inviting_hospital"),
                row.getString("invited_hospital"),
                liveAt,
                row.getString("server"),
                mode(row.getString("carrier")),
                MediaCause.SERVER_LOST.name().equals(row.getString("carrier_cause")),
                new ArrayList<>());
    }

    private static SeatNow seat(ResultSet row, Instant confirmed) throws SQLException {
        // Null while nothing has carried the person yet.
        String cause = row.getString("cause");
        return new SeatNow(
                row.getString("id"),
                Role.valueOf(row.getString("role")),
                row.getString("person_id"),
                presence(row, confirmed),
                mode(row.getString("mode")),
                row.getString("grade") == null ? null : Grade.valueOf(row.getString("grade")),
                cause != null && BY_LINE.contains(cause));
    }

    private static MediaMode mode(String name) {
        return name == null ? null : MediaMode.valueOf(name);
    }

    private static Presence presence(ResultSet row, Instant confirmed) throws SQLException {
        long seen = row.getLong("seen_at");
        if (row.wasNull()) {
            return Presence.NEVER;
        }
        row.getLong("left_at");
        if (!row.wasNull()) {
            return Presence.LEFT;
        }
        return Micros.toInstant(seen).isBefore(confirmed) ? Presence.DROPPED : Presence.HERE;
    }
}
