package io.huizhen.consult;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerMoveTest {

    private static final Instant START = Instant.parse("2026-11-26T08:00:00Z");

    private final List<MediaEvent> events = new ArrayList<>();

    @Test
    void aConsultThatNeverMovedWaitsForNobody() {
        say(0, "a", MediaMode.FULL_VIDEO, MediaCause.ENTERED);
        assertThat(ServerMove.lastOf(events)).isEmpty();
    }

    @Test
    void everyoneIsBackWhenTheLastIsCarriedAgain() {
        moves(10, "a", "b");
        say(12, "a", MediaMode.FULL_VIDEO, MediaCause.LINE_BACK);
        assertThat(last().isEveryoneBack()).isFalse();
        say(14, "b", MediaMode.AUDIO, MediaCause.LINE_BACK);
        assertThat(last().isEveryoneBack()).isTrue();
        assertThat(last().lostAt()).isEqualTo(START.plusSeconds(10));
        assertThat(last().backAt()).isEqualTo(START.plusSeconds(14));
    }

    @Test
    void aLineThatBreaksAgainIsNotBackAndWhoLeavesAfterwardsWas() {
        moves(10, "a", "b");
        say(12, "a", MediaMode.FULL_VIDEO, MediaCause.LINE_BACK);
        say(13, "b", MediaMode.FULL_VIDEO, MediaCause.LINE_BACK);
        say(14, "b", null, MediaCause.LINE_LOST);
        assertThat(last().isEveryoneBack()).isFalse();
        say(15, "b", MediaMode.FULL_VIDEO, MediaCause.LINE_BACK);
        say(16, "a", null, MediaCause.LEFT);
        assertThat(last().isEveryoneBack()).isTrue();
        assertThat(last().left()).containsExactly("a");
    }

    @Test
    void onlyTheLastMoveCountsAndOnlyWhoWasThere() {
        moves(10, "a", "b", "c");
        moves(20, "a");
        say(22, "b", MediaMode.FULL_VIDEO, MediaCause.ENTERED);
        assertThat(last().isEveryoneBack()).isFalse();
        say(23, "a", MediaMode.FULL_VIDEO, MediaCause.LINE_BACK);
        assertThat(last().isEveryoneBack()).isTrue();
        assertThat(last().backAt()).isEqualTo(START.plusSeconds(23));
    }

    private ServerMove last() {
        return ServerMove.lastOf(events).orElseThrow();
    }

    private void moves(int second, String... people) {
        say(second, null, null, MediaCause.SERVER_LOST);
        say(second + 1, null, null, MediaCause.SERVER_BACK);
        for (String seat : people) {
            say(second + 1, seat, MediaMode.FULL_VIDEO, MediaCause.SERVER_BACK);
        }
    }

    private void say(int second, String seat, MediaMode mode, MediaCause cause) {
        events.add(new MediaEvent("e" + events.size(), "consult", seat, START.plusSeconds(second), mode, cause));
    }
}
