package io.huizhen.consult.mode;

import io.huizhen.consult.Grade;
import io.huizhen.consult.mode.LineReading.Limits;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** How good a line was, in the four words of {@link Grade}. */
public final class Grading {

    private static final Limits GOOD = new Limits(0.05, 400, 0.03, 1_000, 0);
    private static final Limits WEAK = new Limits(0.15, 1_000, 0.10, 2_000, 0);
    private static final Limits BAD = new Limits(1, Integer.MAX_VALUE, 0.80, 3_000, 0);

    private Grading() {}

    /** One sample's grade, by what was read of the line in it; nothing read is nothing passed. */
    public static Grade of(Collection<LineReading> readings) {
        return readings.stream().map(Grading::of).max(Comparator.naturalOrder()).orElse(Grade.NONE);
    }

    static Grade of(LineReading reading) {
        if (reading.within(GOOD)) {
            return Grade.GOOD;
        }
        if (reading.within(WEAK)) {
            return Grade.WEAK;
        }
        return reading.within(BAD) ? Grade.BAD : Grade.NONE;
    }

    /** A minute's grade: the worst that held for two samples (10 s) of it, so that one hiccup does not name it. */
    public static Grade ofMinute(List<Grade> samples) {
        if (samples.isEmpty()) {
            return Grade.NONE;
        }
        List<Grade> worstFirst =
                samples.stream().sorted(Comparator.reverseOrder()).toList();
        return worstFirst.get(Math.min(1, worstFirst.size() - 1));
    }
}
