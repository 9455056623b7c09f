package io.huizhen.consult;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No span on a signed paper reads as if it had not lasted; times are those of China. */
class CourseTimesTest {

    private record Part(Instant from, Instant until) implements CourseTimes.Lasting {}

    @Test
    void minutesSufficeWhereNoTwoMomentsAreWithinOne() {
        List<Part> course = List.of(part("02:30:10", "02:41:05"), part("02:41:05", "02:42:20"));
        CourseTimes times = CourseTimes.of(course);
        assertThat(course).extracting(times::span).containsExactly("10:30–10:41", "10:41–10:42");
    }

    @Test
    void aSpanShorterThanAMinuteGivesTheWholeCourseSeconds() {
        List<Part> course = List.of(part("02:30:10", "02:41:05"), part("02:41:05", "02:41:46"));
        CourseTimes times = CourseTimes.of(course);
        assertThat(course).extracting(times::span).containsExactly("10:30:10–10:41:05", "10:41:05–10:41:46");
    }

    @Test
    void aShortBreakBetweenTwoLongSpansIsSeen() {
        List<Part> course = List.of(part("02:30:10", "02:41:05"), part("02:41:25", "02:59:00"));
        assertThat(CourseTimes.of(course).span(course.getLast())).isEqualTo("10:41:25–10:59:00");
    }

    @Test
    void oneLineInSecondsGivesTheOtherSecondsToo() {
        Part recorded = part("02:31:00", "02:31:20");
        Part carried = part("02:30:10", "02:41:05");
        assertThat(CourseTimes.of(List.of(carried), List.of(recorded)).span(carried))
                .isEqualTo("10:30:10–10:41:05");
    }

    @Test
    void linesThatBeginWithinAMinuteOfEachOtherNeedNoSeconds() {
        Part recorded = part("02:30:30", "02:41:05");
        Part carried = part("02:30:10", "02:41:05");
        assertThat(CourseTimes.of(List.of(carried), List.of(recorded)).span(carried))
                .isEqualTo("10:30–10:41");
    }

    @Test
    void whatEndsWithinItsSecondIsThatSecond() {
        assertThat(CourseTimes.alone(part("02:41:05.100", "02:41:05.900"))).isEqualTo("10:41:05");
    }

    private static Part part(String from, String until) {
        return new Part(Instant.parse("2026-11-23T" + from + "Z"), Instant.parse("2026-11-23T" + until + "Z"));
    }
}
