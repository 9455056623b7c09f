package io.huizhen.consult.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.consult.mode.LineStats.From;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A browser may say anything: what cannot be is refused, what is absurd is clamped, and it speaks of itself alone. */
class LineStatsTest {

    private static final Map<String, Boolean> ROOM = Map.of("doctor", true, "clinician", true);

    static Stream<Double> impossible() {
        return Stream.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1.0, -0.000001);
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatCannotBeIsRefused(double figure) {
        assertThat(new LineStats(figure, 0.0, 1.0, "none", 1.0, 1.0, List.of()).made(ROOM))
                .isEmpty();
        assertThat(new LineStats(1.0, figure, 1.0, "none", 1.0, 1.0, List.of()).made(ROOM))
                .isEmpty();
        assertThat(new LineStats(1.0, 0.0, figure, "none", 1.0, 1.0, List.of()).made(ROOM))
                .isEmpty();
        assertThat(stats(new From("doctor", figure, 0.0, 0.0, 0.0, 15.0)).made(ROOM))
                .isEmpty();
        assertThat(stats(new From("doctor", 0.0, 0.0, figure, 0.0, 15.0)).made(ROOM))
                .isEmpty();
    }

    @Test
    void aShareAboveOneIsRefused() {
        assertThat(new LineStats(1.0, 1.5, 1.0, "none", 1.0, 1.0, List.of()).made(ROOM))
                .isEmpty();
        assertThat(stats(new From("doctor", 0.0, 7.0, 0.0, 0.0, 15.0)).made(ROOM))
                .isEmpty();
    }

    @Test
    void whatIsMerelyHugeIsClamped() {
        Measured made = new LineStats(
                        1e300,
                        0.0,
                        1e300,
                        "none",
                        1e300,
                        1e300,
                        List.of(new From("doctor", 0.0, 0.0, 1e300, 0.0, 1e300)))
                .made(ROOM)
                .orElseThrow();
        assertThat(made.rttMillis()).isEqualTo(10_000);
        assertThat(made.roomKbit()).isEqualTo(100_000);
        assertThat(made.incoming().get("doctor").silentMillis()).isEqualTo(10_000);
        assertThat(made.incoming().get("doctor").frames()).isEqualTo(120);
    }

    @Test
    void tooManyPeopleAreRefused() {
        List<From> crowd = Collections.nCopies(17, new From("doctor", 0.0, 0.0, 0.0, 0.0, 15.0));
        assertThat(new LineStats(1.0, 0.0, 1.0, "none", 1.0, 1.0, crowd).made(ROOM))
                .isEmpty();
    }

    @Test
    void peopleWhoAreNotInTheRoomDoNotCount() {
        Measured made = stats(new From("stranger", 1.0, 1.0, 9_000.0, 1.0, 0.0))
                .made(ROOM)
                .orElseThrow();
        assertThat(made.incoming()).isEmpty();
        assertThat(made.line(Set.of())).isEqualTo(new LineReading(0, 30, 0, 0, 900, false, false));
    }

    @Test
    void anEmptyWordIsNoWord() {
        assertThat(new LineStats(null, null, null, null, null, null, null)
                        .made(ROOM)
                        .orElseThrow()
                        .line(Set.of()))
                .isEqualTo(new LineReading(0, 0, 0, 0, LineReading.UNKNOWN, false, false));
    }

    @Test
    void whatIsMissingFromOneSenderAloneIsThatSendersLine() {
        LineReading line = stats(
                        new From("doctor", 0.01, 0.0, 20.0, 0.0, 15.0),
                        new From("clinician", 0.4, 0.5, 5_000.0, 1.0, 0.0))
                .made(ROOM)
                .orElseThrow()
                .line(Set.of());
        assertThat(line.loss()).isEqualTo(0.01);
        assertThat(line.concealed()).isZero();
        assertThat(line.silentMillis()).isZero();
    }

    @Test
    void whatTheMediaServerItselfMissesIsNotHeldAgainstTheListener() {
        Measured made = stats(new From("doctor", 0.4, 0.5, 5_000.0, 1.0, 0.0))
                .made(ROOM)
                .orElseThrow();
        assertThat(made.line(Set.of("doctor")).loss()).isZero();
        assertThat(made.line(Set.of()).loss()).isEqualTo(0.4);
    }

    private static LineStats stats(From... others) {
        return new LineStats(30.0, 0.0, 900.0, "none", 300.0, 300.0, List.of(others));
    }
}
