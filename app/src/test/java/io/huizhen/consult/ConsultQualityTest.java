package io.huizhen.consult;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.consult.ConsultQuality.Graded;
import io.huizhen.consult.ConsultQuality.Stretch;
import io.huizhen.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the doctor reads at signing. */
class ConsultQualityTest {

    private final List<Graded> graded = new ArrayList<>();
    private final List<MediaEvent> events = new ArrayList<>();

    @Test
    void goodLinesHaveNoWorstStretch() {
        grades(0, Grade.GOOD, Grade.GOOD);
        assertThat(one().worst()).isEmpty();
        assertThat(one().soundLost()).isFalse();
        assertThat(quality().isGoodEnough()).isTrue();
    }

    @Test
    void theWorstStretchIsTheLongestRunOfTheWorstGrade() {
        grades(0, Grade.BAD, Grade.WEAK, Grade.BAD, Grade.BAD, Grade.GOOD);
        assertThat(one().worst()).contains(new Stretch(Grade.BAD, minute(2), minute(4)));
        assertThat(one().totals()).containsEntry(Grade.BAD, 3).containsEntry(Grade.WEAK, 1);
        assertThat(quality().isGoodEnough()).isFalse();
    }

    @Test
    void aMinuteInTheRoomThatNobodyMeasuredIsNoPass() {
        event(0, MediaMode.FULL_VIDEO, MediaCause.ENTERED);
        grades(0, Grade.GOOD);
        grades(3, Grade.GOOD);
        assertThat(one().minutes()).containsEntry(minute(1), Grade.NONE).containsEntry(minute(2), Grade.NONE);
        assertThat(one().soundLost()).isTrue();
    }

    @Test
    void minutesAwayAreNotCounted() {
        event(0, MediaMode.FULL_VIDEO, MediaCause.ENTERED);
        event(1, null, MediaCause.LEFT);
        event(8, MediaMode.FULL_VIDEO, MediaCause.LINE_BACK);
        grades(0, Grade.GOOD);
        grades(8, Grade.GOOD);
        assertThat(one().minutes()).hasSize(2);
        assertThat(one().soundLost()).isFalse();
    }

    @Test
    void aMinuteOfTwoOwnersIsAsGoodAsThePoorerSays() {
        grades(0, Grade.WEAK);
        grades(0, Grade.GOOD);
        assertThat(one().minutes()).containsExactlyEntriesOf(java.util.Map.of(minute(0), Grade.WEAK));
    }

    @Test
    void aBrokenLineOrServerIsLostSound() {
        grades(0, Grade.GOOD, Grade.GOOD);
        events.add(new MediaEvent(Ids.next(), "consult", null, minute(1), null, MediaCause.SERVER_LOST));
        assertThat(one().soundLost()).isTrue();
    }

    private void grades(int from, Grade... grades) {
        for (int i = 0; i < grades.length; i++) {
            graded.add(new Graded("patient", minute(from + i), grades[i]));
        }
    }

    private void event(int minute, MediaMode mode, MediaCause cause) {
        events.add(new MediaEvent(Ids.next(), "consult", "patient", minute(minute), mode, cause));
    }

    private ConsultQuality quality() {
        return ConsultQuality.of(graded, events);
    }

    private ConsultQuality.Participant one() {
        return quality().of("patient").orElseThrow();
    }

    private static Instant minute(int minute) {
        return Instant.parse("2026-11-23T10:00:00Z").plusSeconds(60L * minute);
    }
}
