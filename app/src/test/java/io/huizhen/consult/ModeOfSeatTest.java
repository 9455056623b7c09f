package io.huizhen.consult;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every wish against every line: there are few enough to try them all. */
class ModeOfSeatTest {

    @Test
    void beginsWithPictureAndSound() {
        assertThat(ModeOfSeat.FIRST.mode()).isEqualTo(MediaMode.FULL_VIDEO);
        assertThat(ModeOfSeat.FIRST.isByHand()).isFalse();
    }

    @Test
    void aChoiceStaysWhenTheLineGetsBetter() {
        ModeOfSeat chosen = ModeOfSeat.FIRST
                .choose(MediaMode.AUDIO)
                .allow(MediaMode.STILL_AND_AUDIO)
                .allow(MediaMode.FULL_VIDEO);
        assertThat(chosen.mode()).isEqualTo(MediaMode.AUDIO);
        assertThat(chosen.isByHand()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theModeIsNeverBetterThanWishOrLine(MediaMode wish) {
        for (MediaMode line : MediaMode.values()) {
            MediaMode mode = ModeOfSeat.FIRST.choose(wish).allow(line).mode();
            assertThat(mode).isGreaterThanOrEqualTo(wish).isGreaterThanOrEqualTo(line);
            assertThat(mode).isIn(wish, line);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takingTheWishBackGivesWhatTheLineAllows(MediaMode line) {
        for (MediaMode wish : MediaMode.values()) {
            ModeOfSeat back = ModeOfSeat.FIRST.allow(line).choose(wish).choose(MediaMode.FULL_VIDEO);
            assertThat(back.mode()).isEqualTo(line);
            assertThat(back.isByHand()).isFalse();
        }
    }
}
