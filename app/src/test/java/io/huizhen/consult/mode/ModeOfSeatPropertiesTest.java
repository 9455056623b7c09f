package io.huizhen.consult.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.consult.MediaMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every line, tried on many seeded ones; a failure names its seed. */
class ModeOfSeatPropertiesTest {

    private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");

    /** One in so many readings is the first of a new path. */
    private static final int RECONNECTS = 200;

    static List<Long> seeds() {
        return new Random(20_261_126).longs(40).boxed().toList();
    }

    /** One step of a walk. */
    private record Step(Instant at, LineReading reading, ModeOfSeat before, ModeOfSeat after) {}

    @ParameterizedTest
    @MethodSource("seeds")
    void theLineChangesTheModeOncePerHoldUnlessSoundMustBeSaved(long seed) {
        Instant last = null;
        for (Step step : walk(seed, 3_000, ModeOfSeatPropertiesTest::wild)) {
            MediaMode before = step.before().allowed().mode();
            MediaMode after = step.after().allowed().mode();
            if (before != after) {
                boolean saves = after.compareTo(before) > 0 && Needs.soundSuffers(step.reading());
                if (last != null && !saves) {
                    assertThat(Duration.between(last, step.at())).isGreaterThanOrEqualTo(ModeOfSeat.HOLD);
                }
                last = step.at();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void onAFreshPathNoReadingLowersAnythingUnlessTheOneBeforeWasBadToo(long seed) {
        Random random = new Random(seed);
        for (int path = 0; path < 500; path++) {
            Rung on = Rung.values()[random.nextInt(Rung.values().length)];
            ModeOfSeat seat = ModeOfSeat.resumed(MediaMode.FULL_VIDEO, on.mode());
            Instant first = START.plusSeconds(60L * path);
            boolean wasBad = false;
            for (Instant at = first;
                    at.isBefore(first.plus(ModeOfSeat.FRESH));
                    at = at.plusMillis(500 + random.nextInt(2_000))) {
                LineReading reading = wild(random);
                ModeOfSeat next = seat.after(reading, at);
                boolean bad = Needs.kept(seat.allowed(), reading) != seat.allowed();
                if (next.allowed().isBelow(seat.allowed())) {
                    assertThat(bad && wasBad).isTrue();
                }
                wasBad = bad;
                seat = next;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theModeNeverComesUpByMoreThanOneStep(long seed) {
        for (Step step : walk(seed, 3_000, ModeOfSeatPropertiesTest::wild)) {
            int up = step.before().allowed().ordinal() - step.after().allowed().ordinal();
            assertThat(up).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void soundIsGivenUpOnlyAfterEveryPictureAndOnTwoReadingsThatCannotCarryIt(long seed) {
        LineReading last = LineReading.CLEAN;
        for (Step step : walk(seed, 3_000, ModeOfSeatPropertiesTest::wild)) {
            if (step.after().allowed() == Rung.NOTHING && step.before().allowed() != Rung.NOTHING) {
                assertThat(step.before().allowed()).isEqualTo(Rung.SOUND);
                assertThat(Needs.kept(Rung.SOUND, step.reading())).isEqualTo(Rung.NOTHING);
                assertThat(Needs.kept(Rung.SOUND, last)).isEqualTo(Rung.NOTHING);
            }
            last = step.reading();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aHealthyLineNeverLeavesFullVideoInTenHours(long seed) {
        int readings = (int) Duration.ofHours(10).toSeconds() / 2;
        for (Step step : walk(seed, readings, healthy())) {
            assertThat(step.after().mode()).isEqualTo(MediaMode.FULL_VIDEO);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aWorseReadingNeverLeavesAnyoneBetterOff(long seed) {
        Random random = new Random(seed);
        for (Step step : walk(seed, 2_000, ModeOfSeatPropertiesTest::wild)) {
            ModeOfSeat worse = step.before().after(worse(step.reading(), random), step.at());
            assertThat(worse.allowed()).isGreaterThanOrEqualTo(step.after().allowed());
            assertThat(worse.carried()).isGreaterThanOrEqualTo(step.after().carried());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLineThatStaysTheSameComesToRest(long seed) {
        LineReading same = wild(new Random(seed));
        List<Step> steps = walk(seed, 1_800, random -> same);
        assertThat(changes(steps.subList(600, steps.size()))).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aChosenModeIsNeverExceeded(long seed) {
        Random random = new Random(seed);
        ModeOfSeat seat = ModeOfSeat.FIRST;
        for (int i = 0; i < 3_000; i++) {
            if (random.nextInt(50) == 0) {
                seat = seat.choose(MediaMode.values()[random.nextInt(4)]);
            }
            seat = seat.after(wild(random), START.plusSeconds(2L * i));
            assertThat(seat.mode()).isGreaterThanOrEqualTo(seat.chosen());
            assertThat(seat.carried()).isGreaterThanOrEqualTo(Rung.of(seat.chosen()));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameReadingsGiveTheSameModes(long seed) {
        assertThat(walk(seed, 500, ModeOfSeatPropertiesTest::wild))
                .isEqualTo(walk(seed, 500, ModeOfSeatPropertiesTest::wild));
    }

    private static long changes(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.before().allowed() != step.after().allowed())
                .count();
    }

    private static List<Step> walk(long seed, int readings, Function<Random, LineReading> line) {
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        ModeOfSeat seat = ModeOfSeat.FIRST;
        Instant at = START;
        for (int i = 0; i < readings; i++) {
            at = at.plusMillis(1_500 + random.nextInt(1_000));
            LineReading reading = line.apply(random);
            if (random.nextInt(RECONNECTS) == 0) {
                seat = seat.reconnected();
            }
            ModeOfSeat next = seat.after(reading, at);
            steps.add(new Step(at, reading, seat, next));
            seat = next;
        }
        return steps;
    }

    /** Anything that can be measured, with long stretches of one kind: figures drawn over their orders of magnitude. */
    private static LineReading wild(Random random) {
        boolean calm = random.nextInt(3) > 0;
        return new LineReading(
                calm ? random.nextDouble() * 0.01 : random.nextDouble(),
                calm ? random.nextInt(150) : random.nextInt(10_000),
                calm ? random.nextDouble() * 0.01 : random.nextDouble(),
                random.nextInt(6) == 0 ? random.nextInt(10_000) : 0,
                random.nextInt(2_000),
                !calm && random.nextBoolean(),
                random.nextBoolean());
    }

    /** A good home line: now and then a burst of loss within one reading, a short silence, a busy device. */
    private static Function<Random, LineReading> healthy() {
        AtomicInteger calm = new AtomicInteger();
        return random -> {
            boolean burst = calm.getAndIncrement() > 5 && random.nextInt(500) == 0;
            if (burst) {
                calm.set(0);
            }
            return new LineReading(
                    burst ? 0.06 : Math.abs(random.nextGaussian()) * 0.004,
                    20 + random.nextInt(180),
                    burst ? 0.04 : Math.abs(random.nextGaussian()) * 0.003,
                    random.nextInt(2_000) == 0 ? 600 : 0,
                    800 + random.nextInt(4_000),
                    random.nextInt(100) == 0,
                    random.nextInt(20) == 0);
        };
    }

    private static LineReading worse(LineReading reading, Random random) {
        return new LineReading(
                reading.loss() + (1 - reading.loss()) * random.nextDouble(),
                reading.rttMillis() + random.nextInt(2_000),
                reading.concealed() + (1 - reading.concealed()) * random.nextDouble(),
                reading.silentMillis() + random.nextInt(2_000),
                random.nextInt(reading.roomKbit() + 1),
                reading.narrow() || random.nextBoolean(),
                reading.slowDevice());
    }
}
