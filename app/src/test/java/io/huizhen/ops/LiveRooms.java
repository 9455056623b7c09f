package io.huizhen.ops;

import io.huizhen.access.Role;
import io.huizhen.cases.CaseBook;
import io.huizhen.consult.ConsultMoved;
import io.huizhen.consult.Grade;
import io.huizhen.consult.MediaCause;
import io.huizhen.consult.MediaEvents;
import io.huizhen.consult.MediaMode;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A live consult as its rows stand while people are in it, without people. */
@Component
class LiveRooms {

    record Made(String caseId, String consultId, String number, Map<Role, String> seats) {}

    private final CaseBook cases;
    private final MediaEvents media;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    LiveRooms(CaseBook cases, MediaEvents media, ApplicationEventPublisher events, JdbcClient jdbc, Clock clock) {
        this.cases = cases;
        this.media = media;
        this.events = events;
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

    /** Somebody is carried in the room again since then, and what was measured since has this grade. */
    @Transactional
    public void carried(Made room, Role role, Instant since, Grade grade) {
        event(room, role, since, MediaMode.FULL_VIDEO, MediaCause.LINE_BACK);
        jdbc.sql(
                        "REPLACE INTO consult_seat_now (seat_id, consult_id, case_id, mode, grade, at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(room.seats().get(role), room.consultId(), room.caseId(), MediaMode.FULL_VIDEO.name())
                .params(grade.name(), Micros.of(since.plusSeconds(1)))
                .update();
    }

    /** Somebody says good-bye. */
    @Transactional
    public void leaves(Made room, Role role, Instant at) {
        event(room, role, at, null, MediaCause.LEFT);
        jdbc.sql("DELETE FROM consult_seat_now WHERE seat_id = ?")
                .param(room.seats().get(role))
                .update();
    }

    /** As the owner of the consult writes it: lost on one server, made again on another with these people in it. */
    @Transactional
    public void moved(Made room, String from, String to, Instant lostAt, Instant at, Role... people) {
        event(room, null, lostAt, null, MediaCause.SERVER_LOST);
        event(room, null, at, null, MediaCause.SERVER_BACK);
        for (Role role : people) {
            event(room, role, at, MediaMode.FULL_VIDEO, MediaCause.SERVER_BACK);
        }
        lease(room, to, from, lostAt);
        events.publishEvent(new ConsultMoved(room.caseId(), room.consultId(), from, to, lostAt, at));
    }

    /** As the owner writes it when its server died and no other takes the room. */
    @Transactional
    public void lost(Made room, String from, Instant at) {
        event(room, null, at, null, MediaCause.SERVER_LOST);
        lease(room, null, from, at);
    }

    /** A node has the consult, on this server; null for none. {@code from} is where it was before, or null. */
    @Transactional
    public void lease(Made room, String server, String from, Instant leftAt) {
        jdbc.sql("""
                        REPLACE INTO consult_lease (consult_id, owner, fence, expires_at, server, seats, from_server, left_at)
                        VALUES (?, 'test', 1, ?, ?, 2, ?, ?)
                        """)
                .params(room.consultId(), Micros.of(clock.instant().plusSeconds(600)))
                .param(server)
                .param(from)
                .param(Micros.ofNullable(leftAt))
                .update();
    }

    /** Doctor and patient talk by telephone since then. */
    @Transactional
    public void onThePhone(Made room, Instant since) {
        event(room, null, since, MediaMode.PHONE, MediaCause.PHONE_CONNECTED);
        jdbc.sql("""
                        INSERT INTO consult_call
                          (id, fallback_id, consult_id, case_id, node, state, begun_at, seen_at, bridged_at)
                        VALUES (?, ?, ?, ?, NULL, 'BRIDGED', ?, ?, ?)
                        """)
                .params(Ids.next(), Ids.next(), room.consultId(), room.caseId())
                .params(Micros.of(since), Micros.of(since), Micros.of(since))
                .update();
    }

    private void event(Made room, Role role, Instant at, MediaMode mode, MediaCause cause) {
        media.append(room.consultId(), role == null ? null : room.seats().get(role), at, mode, cause);
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
