package io.huizhen.consult;

import io.huizhen.platform.web.WebSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the times of one course are written, on a page and on paper alike: "10:02–10:11". As soon as two moments of one
 * line lie less than a minute apart all are written with seconds, "10:11:05–10:11:41", so that none reads as if it had
 * not lasted. What ends within its second is written as that second alone. The day is said elsewhere.
 */
public final class CourseTimes {

    /** Part of a course: {@code until} is not part of it. */
    public interface Lasting {
        Instant from();

        Instant until();
    }

    private static final Duration TELLABLE = Duration.ofMinutes(1);
    private static final DateTimeFormatter MINUTES = in("HH:mm");
    private static final DateTimeFormatter SECONDS = in("HH:mm:ss");

    private final DateTimeFormatter format;

    private CourseTimes(DateTimeFormatter format) {
        this.format = format;
    }

    /** @param lines each a line of its own, as what carried the consult and what of it was recorded */
    @SafeVarargs
    public static CourseTimes of(List<? extends Lasting>... lines) {
        return new CourseTimes(Arrays.stream(lines).anyMatch(CourseTimes::isClose) ? SECONDS : MINUTES);
    }

    /** One that stands alone. */
    public static String alone(Lasting part) {
        return of(List.of(part)).span(part);
    }

    public String span(Lasting part) {
        String from = format.format(part.from());
        String until = format.format(part.until());
        return from.equals(until) ? from : from + "–" + until;
    }

    private static boolean isClose(List<? extends Lasting> line) {
        List<Instant> moments = line.stream()
                .flatMap(part -> Stream.of(part.from(), part.until()))
                .distinct()
                .sorted()
                .toList();
        for (int i = 1; i < moments.size(); i++) {
            if (Duration.between(moments.get(i - 1), moments.get(i)).compareTo(TELLABLE) < 0) {
                return true;
            }
        }
        return false;
    }

    private static DateTimeFormatter in(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(WebSettings.ZONE);
    }
}
