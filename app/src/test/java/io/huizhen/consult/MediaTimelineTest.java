package io.huizhen.consult;

import static io.huizhen.consult.MediaMode.AUDIO;
import static io.huizhen.consult.MediaMode.FULL_VIDEO;
import static io.huizhen.consult.MediaMode.HAND_OVER;
import static io.huizhen.consult.MediaMode.LOW_VIDEO;
import static io.huizhen.consult.MediaMode.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The report's line about what carried the consult, minute by minute. */
class MediaTimelineTest {

    private final List<MediaEvent> events = new ArrayList<>();

    @Test
    void tellsVideoThenLostThenTelephone() {
        at(2, "doctor", FULL_VIDEO, MediaCause.ENTERED);
        at(2, "patient", FULL_VIDEO, MediaCause.ENTERED);
        at(11, null, null, MediaCause.SERVER_LOST);
        at(12, null, PHONE, MediaCause.PHONE_CONNECTED);
        assertThat(told(20)).containsExactly("VIDEO 2-11", "LOST 11-12", "PHONE 12-20");
    }

    @Test
    void onePersonAloneIsNoConsult() {
        at(1, "patient", FULL_VIDEO, MediaCause.ENTERED);
        at(5, "doctor", FULL_VIDEO, MediaCause.ENTERED);
        at(9, "doctor", null, MediaCause.LEFT);
        assertThat(told(20)).containsExactly("VIDEO 5-9");
    }

    @Test
    void isCalledByThePoorestThatAnyoneHas() {
        at(0, "doctor", FULL_VIDEO, MediaCause.ENTERED);
        at(0, "patient", FULL_VIDEO, MediaCause.ENTERED);
        at(3, "patient", LOW_VIDEO, MediaCause.LINE_WEAK);
        at(4, "patient", AUDIO, MediaCause.LINE_WEAK);
        at(8, "patient", FULL_VIDEO, MediaCause.LINE_BETTER);
        assertThat(told(10)).containsExactly("VIDEO 0-4", "SOUND 4-8", "VIDEO 8-10");
    }

    @Test
    void aBrokenLineIsLostTimeWhileAPlaceIsKept() {
        at(0, "doctor", FULL_VIDEO, MediaCause.ENTERED);
        at(0, "patient", FULL_VIDEO, MediaCause.ENTERED);
        at(3, "patient", null, MediaCause.LINE_LOST);
        at(5, "patient", AUDIO, MediaCause.LINE_BACK);
        at(6, "patient", null, MediaCause.LINE_LOST);
        at(7, "patient", null, MediaCause.LEFT);
        assertThat(told(9)).containsExactly("VIDEO 0-3", "LOST 3-5", "SOUND 5-6", "LOST 6-7");
    }

    @Test
    void aThirdPersonsBrokenLineDoesNotStopTheOthers() {
        at(0, "doctor", FULL_VIDEO, MediaCause.ENTERED);
        at(0, "patient", FULL_VIDEO, MediaCause.ENTERED);
        at(0, "clinician", FULL_VIDEO, MediaCause.ENTERED);
        at(3, "clinician", null, MediaCause.LINE_LOST);
        assertThat(told(9)).containsExactly("VIDEO 0-9");
    }

    @Test
    void afterTheTelephoneTheRoomCountsAgain() {
        at(0, "doctor", FULL_VIDEO, MediaCause.ENTERED);
        at(0, "patient", FULL_VIDEO, MediaCause.ENTERED);
        at(2, null, PHONE, MediaCause.PHONE_CONNECTED);
        at(6, null, null, MediaCause.PHONE_ENDED);
        assertThat(told(8)).containsExactly("VIDEO 0-2", "PHONE 2-6", "VIDEO 6-8");
    }

    @Test
    void afterAMoveTheTalkGoesOnWhenTwoHaveALineAgainAndNotWhenThereIsARoom() {
        at(0, "doctor", FULL_VIDEO, MediaCause.ENTERED);
        at(0, "patient", FULL_VIDEO, MediaCause.ENTERED);
        at(2, null, null, MediaCause.SERVER_LOST);
        at(3, null, null, MediaCause.SERVER_BACK);
        at(3, "doctor", FULL_VIDEO, MediaCause.SERVER_BACK);
        at(3, "patient", FULL_VIDEO, MediaCause.SERVER_BACK);
        at(4, "doctor", FULL_VIDEO, MediaCause.LINE_BACK);
        at(5, "patient", FULL_VIDEO, MediaCause.LINE_BACK);
        assertThat(told(8)).containsExactly("VIDEO 0-2", "LOST 2-5", "VIDEO 5-8");
    }

    @Test
    void aHandOverEndsTheTalk() {
        at(0, null, null, MediaCause.SERVER_LOST);
        at(4, null, HAND_OVER, MediaCause.PHONE_FAILED);
        assertThat(told(5)).containsExactly("LOST 0-4", "HAND_OVER 4-5");
    }

    @Test
    void oneSeatsLineCanBeToldAlone() {
        at(0, "doctor", FULL_VIDEO, MediaCause.ENTERED);
        at(1, "patient", FULL_VIDEO, MediaCause.ENTERED);
        at(3, "patient", null, MediaCause.LINE_LOST);
        at(4, "patient", AUDIO, MediaCause.LINE_BACK);
        assertThat(told(MediaTimeline.ofSeat("patient", events, minute(6))))
                .containsExactly("VIDEO 1-3", "LOST 3-4", "SOUND 4-6");
        assertThat(told(MediaTimeline.ofSeat("doctor", events, minute(6)))).containsExactly("VIDEO 0-6");
    }

    @Test
    void whatCameAfterTheEndIsNotTold() {
        at(0, "doctor", FULL_VIDEO, MediaCause.ENTERED);
        at(0, "patient", FULL_VIDEO, MediaCause.ENTERED);
        at(9, "patient", AUDIO, MediaCause.LINE_WEAK);
        assertThat(told(5)).containsExactly("VIDEO 0-5");
        assertThat(MediaTimeline.of(List.of(), minute(5)).spans()).isEmpty();
    }

    private void at(int minute, String seat, MediaMode mode, MediaCause cause) {
        events.add(new MediaEvent(Ids.next(), "consult", seat, minute(minute), mode, cause));
    }

    private List<String> told(int end) {
        return told(MediaTimeline.of(events, minute(end)));
    }

    private static List<String> told(MediaTimeline timeline) {
        return timeline.spans().stream()
                .map(span -> span.kind() + " " + minuteOf(span.from()) + "-" + minuteOf(span.until()))
                .toList();
    }

    private static Instant minute(int minute) {
        return Instant.parse("2026-11-23T10:00:00Z").plusSeconds(60L * minute);
    }

    private static long minuteOf(Instant at) {
        return at.atZone(java.time.ZoneOffset.UTC).getMinute();
    }
}
