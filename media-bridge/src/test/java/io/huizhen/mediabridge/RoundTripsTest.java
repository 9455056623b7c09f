package io.huizhen.mediabridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoundTripsTest {

    private final RoundTrips roundTrips = new RoundTrips();

    @Test
    void oneSlowAnswerSaysNothingOfTheServer() {
        answers(112, 3, 2);
        assertThat(roundTrips.median()).isEqualTo(Duration.ofMillis(3));
        answers(4, 3, 500);
        assertThat(roundTrips.median()).isEqualTo(Duration.ofMillis(3));
    }

    @Test
    void aServerThatTurnedSlowIsKnownAsSlowAfterThreeProbes() {
        answers(2, 2, 2, 2, 2, 400, 400);
        assertThat(roundTrips.median()).isEqualTo(Duration.ofMillis(2));
        answers(400);
        assertThat(roundTrips.median()).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void nothingIsSaidBeforeTheFirstAnswerAndNothingOfTheTimeBeforeItDied() {
        assertThat(roundTrips.median()).isNull();
        answers(400, 400, 400);
        roundTrips.clear();
        answers(2);
        assertThat(roundTrips.median()).isEqualTo(Duration.ofMillis(2));
    }

    private void answers(int... millis) {
        for (int one : millis) {
            roundTrips.add(Duration.ofMillis(one));
        }
    }
}
