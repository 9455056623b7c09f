package io.huizhen.consult;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.HuizhenTest;
import io.huizhen.platform.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The minutes that the report prints, and whether people met at all. */
@HuizhenTest
class AttendanceTest {

    @Autowired
    JdbcClient jdbc;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T06:00:00Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final String consult = Ids.next();
    private final String doctor = Ids.next();
    private final String patient = Ids.next();
    private Attendance attendance;

    @BeforeEach
    void open() {
        attendance = new Attendance(jdbc, clock);
    }

    @Test
    void countsEachStayOnceAndTheTimeBetweenNotAtAll() {
        String first = attendance.entered(consult, doctor);
        pass(10);
        attendance.left(first, now.get());
        pass(5);
        String second = attendance.entered(consult, doctor);
        pass(7);
        attendance.left(second, now.get());
        assertThat(attendance.attended(consult)).containsEntry(doctor, Duration.ofMinutes(17));
    }

    @Test
    void countsOverlappingStaysOnce() {
        String first = attendance.entered(consult, doctor);
        pass(4);
        String second = attendance.entered(consult, doctor);
        pass(4);
        attendance.left(first, now.get());
        pass(2);
        attendance.left(second, now.get());
        assertThat(attendance.attended(consult)).containsEntry(doctor, Duration.ofMinutes(10));
    }

    @Test
    void countsUntilLastSeenWhenNobodySaidGoodbye() {
        String stay = attendance.entered(consult, patient);
        pass(3);
        attendance.seen(List.of(stay));
        pass(30);
        assertThat(attendance.attended(consult)).containsEntry(patient, Duration.ofMinutes(3));
    }

    @Test
    void peopleMetOnlyWhenTheyWereThereTogether() {
        attendance.left(stayOf(patient, 5), now.get());
        pass(1);
        attendance.left(stayOf(doctor, 5), now.get());
        assertThat(attendance.met(consult, doctor)).isFalse();
        String again = attendance.entered(consult, patient);
        String with = attendance.entered(consult, doctor);
        pass(1);
        attendance.left(again, now.get());
        attendance.left(with, now.get());
        assertThat(attendance.met(consult, doctor)).isTrue();
    }

    private String stayOf(String seat, int minutes) {
        String stay = attendance.entered(consult, seat);
        pass(minutes);
        return stay;
    }

    private void pass(int minutes) {
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(minutes)));
    }
}
