package io.huizhen.consult;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.consult.Recordings.Gap;
import io.huizhen.consult.Recordings.Stretch;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a judge is told of a recording: from when to when something is missing, however many files that concerns. */
class RecordingGapsTest {

    @Test
    void aRecordingInOnePieceHasNone() {
        assertThat(gaps(Set.of(), stretch("a", 0, 10, true))).isEmpty();
    }

    @Test
    void aServerThatBreaksOffLeavesTheTimeUntilRecordingGoesOn() {
        assertThat(gaps(Set.of(), stretch("a", 0, 4, true), stretch("b", 5, 10, true)))
                .containsExactly(new Gap(minute(4), minute(5)));
    }

    @Test
    void whatSomebodyDidNotWantRecordedIsNotMissing() {
        assertThat(gaps(Set.of(), stretch("a", 0, 4, false), stretch("b", 5, 10, true)))
                .isEmpty();
    }

    @Test
    void aStretchWithoutSomebodysSoundIsMissingAndSpansThatTouchAreOne() {
        assertThat(gaps(Set.of("b"), stretch("a", 0, 4, true), stretch("b", 5, 8, true), stretch("c", 9, 10, true)))
                .containsExactly(new Gap(minute(4), minute(9)));
    }

    @Test
    void aStretchWhoseNodeDiedEndsWithTheNextOrWithTheConsult() {
        assertThat(gaps(Set.of("a"), stretch("a", 0, null, true), stretch("b", 3, 10, true)))
                .containsExactly(new Gap(minute(0), minute(3)));
        assertThat(gaps(Set.of("a"), stretch("a", 2, null, true))).containsExactly(new Gap(minute(2), minute(10)));
    }

    private static List<Gap> gaps(Set<String> lacking, Stretch... stretches) {
        return Gap.of(List.of(stretches), lacking, minute(10));
    }

    private static Stretch stretch(String id, int from, Integer until, boolean byNobody) {
        return new Stretch(id, minute(from), until == null ? null : minute(until), byNobody);
    }

    private static Instant minute(int minute) {
        return Instant.parse("2026-11-23T10:00:00Z").plusSeconds(60L * minute);
    }
}
