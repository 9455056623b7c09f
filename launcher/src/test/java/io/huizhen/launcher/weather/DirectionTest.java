package io.huizhen.launcher.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the relay does to packets, on a clock of its own. */
class DirectionTest {

    private static final int PACKETS = 100_000;
    private static final long EVERY = 20_000_000;

    @ParameterizedTest
    @CsvSource({"0.05, 1", "0.2, 1", "0.2, 4", "0.5, 8"})
    void losesItsShareInRunsOfTheGivenLength(double loss, double burst) {
        List<Boolean> lost = fates(new Weather(loss, burst, 0, 0, 0, 0));
        long missing = lost.stream().filter(one -> one).count();
        long runs = 0;
        for (int i = 0; i < lost.size(); i++) {
            runs += lost.get(i) && (i == 0 || !lost.get(i - 1)) ? 1 : 0;
        }
        assertThat((double) missing / PACKETS).isCloseTo(loss, within(0.02));
        double expected = burst == 1 ? 1 / (1 - loss) : burst;
        assertThat((double) missing / runs).isCloseTo(expected, within(expected * 0.1));
    }

    @Test
    void fineWeatherChangesNothing() {
        Direction line = new Direction(1);
        for (long now = 0; now < 1_000 * EVERY; now += EVERY) {
            assertThat(line.arrives(Weather.FINE, now, 1_200)).isEqualTo(now);
        }
    }

    @Test
    void aNarrowLineCarriesItsRateAndDropsWhatWaitsTooLong() {
        Direction line = new Direction(1);
        Weather narrow = Weather.narrow(80);
        long bytes = 0;
        long last = 0;
        for (long now = 0; now < 60_000_000_000L; now += 5_000_000) {
            long at = line.arrives(narrow, now, 200);
            if (at != Direction.LOST) {
                bytes += 200;
                last = at;
                assertThat(at - now).isLessThanOrEqualTo(narrow.queueMillis() * 1_000_000L + 20_000_000L);
            }
        }
        assertThat(bytes * 8.0 / 1000 / (last / 1e9)).isCloseTo(80, within(1.0));
    }

    @Test
    void delayAndJitterStayWithinTheirBounds() {
        Direction line = new Direction(1);
        Weather late = Weather.FINE.andLate(100, 40);
        for (long now = 0; now < 1_000 * EVERY; now += EVERY) {
            assertThat(line.arrives(late, now, 200) - now).isBetween(100_000_000L, 140_000_000L);
        }
    }

    @Test
    void theSameSeedGivesTheSameFates() {
        assertThat(fates(Weather.losing(0.3))).isEqualTo(fates(Weather.losing(0.3)));
    }

    private static List<Boolean> fates(Weather weather) {
        Direction line = new Direction(42);
        List<Boolean> lost = new ArrayList<>();
        for (int i = 0; i < PACKETS; i++) {
            lost.add(line.arrives(weather, i * EVERY, 200) == Direction.LOST);
        }
        return lost;
    }
}
