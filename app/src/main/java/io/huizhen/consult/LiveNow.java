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
     * @param from where its room was before that; null when it has been nowhere else
     * @param leftAt when it was lost there, or left it; null when it has been nowhere else
     * @param liveAt when the doctor opened it; null while people wait
     * @param carrier what carries the whole consult instead of its room, such as the telephone; null for the room
     * @param carriedSince since when that carries it; null for the room
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
            String from,
            Instant leftAt,
            MediaMode carrier,
            Instant carriedSince,
            boolean serverLost,
            List<SeatNow> seats) {

        /** The same, when its server turns out to be gone since then and nothing has been written of it yet. */
        public RoomNow without(Instant since) {
            return new RoomNow(
                    consultId,
                    caseId,
                    number,
                    invitingHospital,
                    invitedHospital,
                    liveAt,
                    null,
                    server,
                    since,
                    carrier,
                    carriedSince,
                    true,
                    seats);
        }

        /** By telephone nobody is missed in the room, and no line of it matters. */
        public boolean isByPhone() {
            return carrier != null && carrier.compareTo(MediaMode.PHONE) >= 0;
        }
    }

    /**
     * A place.
     *
     * @param personId of staff; never shown for a patient
     * @param mode how the person takes part; null while nothing is measured
     * @param grade how good the person's line to the room is; null while nothing is measured, and by telephone
     * @param byLine whether it was the line, and not the person, that set the mode
     * @param phoneSince since when the person talks by telephone; null when not
     */
    public record SeatNow(
            String seatId,
            Role role,
            String personId,
            Presence presence,
            MediaMode mode,
            Grade grade,
            boolean byLine,
            Instant phoneSince) {

        public boolean isOnPhone() {
            return phoneSince != null;
        }

        public boolean isHere() {
            return presence == Presence.HERE;
        }
    }

    /** Whom a call joins. */
    private static final Set<Role> ON_PHONE = Set.of(Role.DOCTOR, Role.PATIENT);

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
                          CASE WHEN l.expires_at > ? THEN l.server END AS server, l.from_server, l.left_at,
                          e.mode AS carrier, e.cause AS carrier_cause, e.at AS carrier_at
                        FROM consult c
                        JOIN case_record r ON r.id = c.case_id
                        LEFT JOIN consult_lease l ON l.consult_id = c.id
                        LEFT JOIN consult_media_event e ON e.id = (
                          SELECT w.id FROM consult_media_event w WHERE w.consult_id = c.id AND w.seat_id IS NULL
                          ORDER BY w.at DESC, w.id DESC LIMIT 1)
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
                           ORDER BY e.at DESC, e.id DESC LIMIT 1) AS cause,
                          (SELECT MAX(t.bridged_at) FROM consult_call t
                           WHERE t.consult_id = s.consult_id AND t.ended_at IS NULL) AS talks_since
                        FROM consult_seat s
                        LEFT JOIN consult_seat_now n ON n.seat_id = s.id AND n.at > :measured
                        LEFT JOIN consult_presence p ON p.seat_id = s.id AND p.consult_id = s.consult_id
                          AND p.id = (SELECT q.id FROM consult_presence q
                                      WHERE q.consult_id = s.consult_id AND q.seat_id = s.id
                                      ORDER BY COALESCE(q.left_at, q.seen_at) DESC, q.id DESC LIMIT 1)
                        WHERE s.consult_id IN (:rooms) AND s.cancelled_at IS NULL ORDER BY s.id
                        """)
                .param("rooms", rooms.keySet())
                .param("measured", Micros.of(now.minus(MEASURED)))
                .query((row, number) ->
                        rooms.get(row.getString("consult_id")).seats().add(seat(row, now.minus(CONFIRMED))))
                .list();
    }

    private static RoomNow room(ResultSet row) throws SQLException {
        MediaMode carrier = mode(row.getString("carrier"));
        return new RoomNow(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("number"),
                row.getString("inviting_hospital"),
                row.getString("invited_hospital"),
                instant(row, "live_at"),
                row.getString("server"),
                row.getString("from_server"),
                instant(row, "left_at"),
                carrier,
                carrier == null ? null : instant(row, "carrier_at"),
                MediaCause.SERVER_LOST.name().equals(row.getString("carrier_cause")),
                new ArrayList<>());
    }

    private static SeatNow seat(ResultSet row, Instant confirmed) throws SQLException {
        Role role = Role.valueOf(row.getString("role"));
        Instant talksSince = ON_PHONE.contains(role) ? instant(row, "talks_since") : null;
        boolean talks = talksSince != null;
        // Null while nothing has carried the person yet.
        String cause = row.getString("cause");
        return new SeatNow(
                row.getString("id"),
                role,
                row.getString("person_id"),
                talks ? Presence.HERE : presence(row, confirmed),
                talks ? MediaMode.PHONE : mode(row.getString("mode")),
                talks || row.getString("grade") == null ? null : Grade.valueOf(row.getString("grade")),
                !talks && cause != null && BY_LINE.contains(cause),
                talksSince);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Micros.toInstantOrNull(row.getObject(column, Long.class));
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
