package io.huizhen.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.access.Role;
import io.huizhen.ops.AlertCourse.Turn;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What time does to an alert: after 10 s it calls, after 30 s of calm it is over, after 60 s it goes to the next. */
class AlertCourseTest {

    private static final Instant T = Instant.parse("2026-11-26T04:00:00Z");
    private static final AlertRule RULE = new AlertRule(
            AlertKind.CALL_IN_TROUBLE,
            Role.COORDINATOR,
            1,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            false);

    @Test
    void callsNobodyForAMoment() {
        assertThat(watched(null).next(RULE, at(9))).isEqualTo(Turn.NONE);
        assertThat(watched(at(5)).next(RULE, at(14))).isEqualTo(Turn.NONE);
        assertThat(watched(at(5)).next(RULE, at(15))).isEqualTo(Turn.FORGET);
    }

    @Test
    void callsOnceItLasts() {
        assertThat(watched(null).next(RULE, at(10))).isEqualTo(Turn.OPEN);
    }

    @Test
    void doesNotCallWhileItIsCalm() {
        assertThat(watched(at(9)).next(RULE, at(11))).isEqualTo(Turn.NONE);
    }

    @Test
    void goesToTheNextWhenNobodyHasIt() {
        assertThat(open(null, at(70)).next(RULE, at(69))).isEqualTo(Turn.NONE);
        assertThat(open(null, at(70)).next(RULE, at(70))).isEqualTo(Turn.ESCALATE);
    }

    @Test
    void callsNobodyElseForWhatIsAboutToBeOver() {
        assertThat(open(at(60), at(70)).next(RULE, at(75))).isEqualTo(Turn.NONE);
    }

    @Test
    void staysWithTheWholeRoleWhenNobodyIsLeft() {
        assertThat(open(null, null).next(RULE, at(9999))).isEqualTo(Turn.NONE);
    }

    @Test
    void isOverAfterAWholeCalmTimeAcknowledgedOrNot() {
        assertThat(open(at(20), at(70)).next(RULE, at(49))).isEqualTo(Turn.NONE);
        assertThat(open(at(20), at(70)).next(RULE, at(50))).isEqualTo(Turn.CLOSE);
        assertThat(new AlertCourse(AlertState.ACKNOWLEDGED, T, at(20), null).next(RULE, at(50)))
                .isEqualTo(Turn.CLOSE);
    }

    @Test
    void whoHasItIsNotHurried() {
        assertThat(new AlertCourse(AlertState.ACKNOWLEDGED, T, null, null).next(RULE, at(9999)))
                .isEqualTo(Turn.NONE);
    }

    @Test
    void historyMovesNoMore() {
        assertThat(new AlertCourse(AlertState.CLOSED, T, at(1), at(2)).next(RULE, at(9999)))
                .isEqualTo(Turn.NONE);
    }

    private static AlertCourse watched(Instant calmAt) {
        return new AlertCourse(AlertState.WATCHED, T, calmAt, null);
    }

    private static AlertCourse open(Instant calmAt, Instant escalateAt) {
        return new AlertCourse(AlertState.OPEN, T, calmAt, escalateAt);
    }

    private static Instant at(int seconds) {
        return T.plusSeconds(seconds);
    }
}
