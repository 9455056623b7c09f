package io.huizhen.ops;

import io.huizhen.access.Role;
import io.huizhen.cases.CaseBook;
import io.huizhen.consult.Grade;
import io.huizhen.consult.MediaMode;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A live consult as its rows stand while people are in it, without people. */
@Component
class LiveRooms {

    record Made(String caseId, String consultId, String number, Map<Role, String> seats) {}

    private final CaseBook cases;
    private final JdbcClient jdbc;
    private final Clock clock;

    LiveRooms(CaseBook cases, JdbcClient jdbc, Clock clock) {
        this.cases = cases;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public Made live(String caseId) {
        String consult = Ids.next();
        long now = Micros.of(clock.instant());
        jdbc.sql("""
                        INSERT INTO consult (id, case_id, state, starts_at, window_ends_at, live_at, version)
                        VALUES (?, ?, 'LIVE', ?, ?, ?, 0)
                        """).params(consult, caseId, now, now + 3_600_000_000L, now).update();
        Map<Role, String> seats = new EnumMap<>(Role.class);
        for (Role role : new Role[] {Role.PATIENT, Role.CLINICIAN, Role.DOCTOR}) {
            String seat = Ids.next();
            jdbc.sql(
                            "INSERT INTO consult_seat (id, consult_id, case_id, role, person_id, version) VALUES (?, ?, ?, ?, ?, 0)")
                    .params(seat, consult, caseId, role.name(), Ids.next())
                    .update();
            seats.put(role, seat);
        }
        return new Made(caseId, consult, cases.get(caseId).number(), seats);
    }

    /** Somebody is in the room, with a line as measured. The stay is confirmed for as long as a test may take. */
    @Transactional
    public void here(Made room, Role role, MediaMode mode, Grade grade) {
        Instant now = clock.instant();
        stay(room, role, now.plusSeconds(600));
        jdbc.sql("""
                        INSERT INTO consult_seat_now (seat_id, consult_id, case_id, mode, grade, at) VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        room.seats().get(role),
                        room.consultId(),
                        room.caseId(),
                        mode.name(),
                        grade.name(),
                        Micros.of(now.plusSeconds(600)))
                .update();
    }

    /** Somebody was there until a minute ago and did not say good-bye. */
    @Transactional
    public void dropped(Made room, Role role) {
        stay(room, role, clock.instant().minusSeconds(60));
    }

    /** Somebody was there and is there no longer: said good-bye, or the kept place was given up. */
    @Transactional
    public void left(Made room, Role role) {
        stay(room, role, clock.instant().minusSeconds(10));
        jdbc.sql("UPDATE consult_presence SET left_at = seen_at WHERE seat_id = ?")
                .param(room.seats().get(role))
                .update();
    }

    /** The consult went to the telephone, and its last call ended so. */
    @Transactional
    public void fallback(Made room, String stage, String why) {
        jdbc.sql("""
                        INSERT INTO consult_fallback
                          (id, consult_id, case_id, cause, begun_at, stage, why, unreached, call_id, open_mark)
                        VALUES (?, ?, ?, 'LINE_TOO_WEAK', ?, ?, ?, 1, ?, 1)
                        """)
                .params(Ids.next(), room.consultId(), room.caseId(), Micros.of(clock.instant()), stage, why, Ids.next())
                .update();
    }

    private void stay(Made room, Role role, Instant seen) {
        jdbc.sql("INSERT INTO consult_presence (id, consult_id, seat_id, entered_at, seen_at) VALUES (?, ?, ?, ?, ?)")
                .params(
                        Ids.next(),
                        room.consultId(),
                        room.seats().get(role),
                        Micros.of(clock.instant().minusSeconds(120)),
                        Micros.of(seen))
                .update();
    }
}
