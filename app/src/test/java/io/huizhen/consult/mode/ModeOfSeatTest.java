package io.huizhen.consult.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huizhen.consult.MediaMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The rules of one person's mode, case by case; {@link ModeOfSeatPropertiesTest} has what holds for all. */
class ModeOfSeatTest {

    private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");
    private static final LineReading CLEAN = LineReading.CLEAN;
    private static final LineReading LOSSY = new LineReading(0.10, 80, 0.02, 0, 5_000, false, false);
    private static final LineReading BREAKING = new LineReading(0.30, 400, 0.30, 0, 60, true, false);
    private static final LineReading SILENT = new LineReading(1, 4_000, 1, 9_000, 0, true, false);

    private ModeOfSeat seat = ModeOfSeat.FIRST;
    private Instant now = START;

    @Test
    void beginsWithPictureAndSound() {
        assertThat(seat.mode()).isEqualTo(MediaMode.FULL_VIDEO);
        assertThat(seat.isByHand()).isFalse();
    }

    @Test
    void oneBadReadingOfThePictureChangesNothing() {
        take(LOSSY);
        take(CLEAN);
        take(LOSSY);
        assertThat(seat.mode()).isEqualTo(MediaMode.FULL_VIDEO);
    }

    @Test
    void twoInARowLowerThePictureWithinTenSeconds() {
        Duration took = until(MediaMode.LOW_VIDEO, LOSSY);
        assertThat(took).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aSoundThatSuffersIsSavedAtOnceEvenDuringTheHold() {
        until(MediaMode.LOW_VIDEO, LOSSY);
        take(BREAKING);
        assertThat(seat.mode()).isEqualTo(MediaMode.AUDIO);
    }

    @Test
    void theFirstReadingOfAPathOnlyRaisesDoubt() {
        take(BREAKING);
        assertThat(seat.mode()).isEqualTo(MediaMode.FULL_VIDEO);
        take(CLEAN);
        assertThat(seat.mode()).isEqualTo(MediaMode.FULL_VIDEO);
    }

    @Test
    void withinTheFirstFourSecondsNoReadingDecidesAlone() {
        take(CLEAN);
        now = now.minusMillis(100);
        take(BREAKING);
        assertThat(seat.mode()).isEqualTo(MediaMode.FULL_VIDEO);
        take(CLEAN);
        take(BREAKING);
        assertThat(seat.mode()).isEqualTo(MediaMode.AUDIO);
    }

    @Test
    void twoInARowDecideOnAFreshPathToWhatTheBetterWouldHaveKept() {
        take(BREAKING);
        take(BREAKING);
        assertThat(seat.mode()).isEqualTo(MediaMode.AUDIO);

        seat = ModeOfSeat.FIRST;
        take(LOSSY);
        take(SILENT);
        assertThat(seat.mode()).isEqualTo(MediaMode.LOW_VIDEO);
    }

    @Test
    void aReconnectedPathIsFreshAgainAndItsSoundDoesNotWaitForTheHold() {
        settle();
        until(MediaMode.LOW_VIDEO, LOSSY);
        seat = seat.reconnected();
        take(BREAKING);
        assertThat(seat.mode()).isEqualTo(MediaMode.LOW_VIDEO);
        take(BREAKING);
        assertThat(seat.mode()).isEqualTo(MediaMode.AUDIO);
    }

    @Test
    void aPathThatIsDeadFromTheStartComesToTheTelephoneByWayOfSound() {
        take(SILENT);
        assertThat(seat.mode()).isEqualTo(MediaMode.FULL_VIDEO);
        take(SILENT);
        assertThat(seat.mode()).isEqualTo(MediaMode.AUDIO);
        take(SILENT);
        assertThat(seat.mode()).isEqualTo(MediaMode.PHONE);
    }

    @Test
    void theTelephoneNeverRingsOnOneReading() {
        settle();
        take(SILENT);
        assertThat(seat.mode()).isEqualTo(MediaMode.AUDIO);
        take(CLEAN);
        take(SILENT);
        assertThat(seat.mode()).isEqualTo(MediaMode.AUDIO);
        take(SILENT);
        assertThat(seat.mode()).isEqualTo(MediaMode.PHONE);
    }

    @Test
    void comesBackStepByStepWithinTwoMinutesOnceTheLineIsClean() {
        settle();
        take(BREAKING);
        assertThat(until(MediaMode.FULL_VIDEO, CLEAN)).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void aTrialCarriesTheBetterStepBeforeItIsSaid() {
        until(MediaMode.LOW_VIDEO, LOSSY);
        while (seat.triedSince() == null) {
            take(CLEAN);
        }
        assertThat(seat.carried()).isEqualTo(Rung.FULL);
        assertThat(seat.mode()).isEqualTo(MediaMode.LOW_VIDEO);
    }

    @Test
    void aFailedTrialIsNeverSaidAndTheNextWaitsTwiceAsLong() {
        until(MediaMode.LOW_VIDEO, LOSSY);
        while (seat.triedSince() == null) {
            take(CLEAN);
        }
        Duration patience = seat.patience();
        take(LOSSY);
        assertThat(seat.mode()).isEqualTo(MediaMode.LOW_VIDEO);
        assertThat(seat.carried()).isEqualTo(Rung.OWN_LOW);
        assertThat(seat.patience()).isEqualTo(patience.multipliedBy(2));
    }

    @Test
    void whatFailedOnALineThatLostIsTriedSoonOnceItLosesNothing() {
        settle();
        take(BREAKING);
        failTrials(LOSSY);
        assertThat(until(MediaMode.FULL_VIDEO, CLEAN)).isLessThan(ModeOfSeat.MOST_PATIENCE);
    }

    @Test
    void aLineThatIsCleanOnlyWhileLittleIsSentWaitsAsLongAsItHasLearntTo() {
        settle();
        take(BREAKING);
        failTrials(CLEAN);
        Instant from = now;
        while (seat.triedSince() == null) {
            take(CLEAN);
        }
        assertThat(Duration.between(from, now)).isGreaterThanOrEqualTo(ModeOfSeat.MOST_PATIENCE);
    }

    /** Until the patience is as long as it ever gets. */
    private void failTrials(LineReading calm) {
        for (int i = 0; i < 1_000 && !seat.patience().equals(ModeOfSeat.MOST_PATIENCE); i++) {
            take(seat.triedSince() == null ? calm : BREAKING);
        }
        assertThat(seat.patience()).isEqualTo(ModeOfSeat.MOST_PATIENCE);
    }

    @Test
    void aSlowDeviceIsNoWeakLine() {
        LineReading busy = new LineReading(0, 20, 0, 0, 5_000, false, true);
        for (int i = 0; i < 100; i++) {
            take(busy);
        }
        assertThat(seat.mode()).isEqualTo(MediaMode.FULL_VIDEO);
    }

    @Test
    void aNarrowWayUpLowersTheOwnPicture() {
        LineReading narrow = new LineReading(0, 60, 0, 0, 120, true, false);
        assertThat(until(MediaMode.LOW_VIDEO, narrow)).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void longSilenceFromTheBrowserIsNoReasonToComeUp() {
        settle();
        take(BREAKING);
        take(CLEAN);
        now = now.plusSeconds(600);
        take(CLEAN);
        assertThat(seat.carried()).isEqualTo(Rung.SOUND);
    }

    @Test
    void aChoiceStaysWhenTheLineGetsBetterAndGoesBackWhenTakenBack() {
        seat = seat.choose(MediaMode.AUDIO);
        for (int i = 0; i < 100; i++) {
            take(CLEAN);
        }
        assertThat(seat.mode()).isEqualTo(MediaMode.AUDIO);
        assertThat(seat.isByHand()).isTrue();
        seat = seat.choose(MediaMode.FULL_VIDEO);
        assertThat(seat.mode()).isEqualTo(MediaMode.FULL_VIDEO);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PHONE", "HAND_OVER"})
    void theModeIsTheLowerOfWishAndLine(MediaMode wish) {
        for (Rung line : Rung.values()) {
            MediaMode mode = ModeOfSeat.resumed(MediaMode.FULL_VIDEO, line.mode())
                    .choose(wish)
                    .mode();
            assertThat(mode).isGreaterThanOrEqualTo(wish).isGreaterThanOrEqualTo(line.mode());
            assertThat(mode).isIn(wish, line.mode());
        }
    }

    @Test
    void theTelephoneIsNotChosenHere() {
        for (MediaMode wish : List.of(MediaMode.PHONE, MediaMode.HAND_OVER)) {
            assertThatThrownBy(() -> seat.choose(wish)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aReadingFromThePastIsRefused() {
        take(CLEAN);
        take(CLEAN);
        ModeOfSeat before = seat;
        assertThat(seat.after(SILENT, START)).isEqualTo(before);
    }

    @Test
    void aNewPathKeepsWhatWasDecidedAndForgetsWhatWasMeasured() {
        settle();
        take(BREAKING);
        take(SILENT);
        seat = seat.reconnected();
        assertThat(seat.mode()).isEqualTo(MediaMode.AUDIO);
        take(SILENT);
        assertThat(seat.mode()).isEqualTo(MediaMode.AUDIO);
    }

    /** The path is not fresh any more. */
    private void settle() {
        for (int i = 0; i < 3; i++) {
            take(CLEAN);
        }
    }

    private void take(LineReading reading) {
        now = now.plusSeconds(2);
        seat = seat.after(reading, now);
    }

    private Duration until(MediaMode mode, LineReading reading) {
        Instant from = now;
        for (int i = 0; i < 300 && seat.mode() != mode; i++) {
            take(reading);
        }
        assertThat(seat.mode()).isEqualTo(mode);
        return Duration.between(from, now);
    }
}
