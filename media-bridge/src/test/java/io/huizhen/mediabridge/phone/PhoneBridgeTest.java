package io.huizhen.mediabridge.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.launcher.Recording;
import io.huizhen.launcher.Stack;
import io.huizhen.launcher.StackInfo;
import io.huizhen.launcher.Telephone;
import io.huizhen.mediabridge.Secret;
import io.huizhen.mediabridge.phone.PhoneEvent.Answered;
import io.huizhen.mediabridge.phone.PhoneEvent.Bridged;
import io.huizhen.mediabridge.phone.PhoneEvent.Ended;
import io.huizhen.mediabridge.phone.PhoneEvent.Reason;
import io.huizhen.mediabridge.phone.PhoneEvent.Ringing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two real telephones on a real exchange. */
class PhoneBridgeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofMillis(100);
    private static final RingLimits LIMITS = new RingLimits(PATIENCE, PATIENCE);
    private static final StackInfo.Trunk TRUNK = Stack.current().trunk();

    private static Telephone doctor;
    private static Telephone patient;

    private final Told told = new Told();
    private PhoneBridge bridge;

    @BeforeAll
    static void plugIn() {
        doctor = Telephone.of(TRUNK, "02700001111", 440);
        patient = Telephone.of(TRUNK, "02700002222", 1_050);
    }

    @AfterAll
    static void unplug() {
        doctor.close();
        patient.close();
    }

    @BeforeEach
    void open() {
        bridge = PhoneBridge.open(trunk(TRUNK.password()));
    }

    private static TrunkSettings trunk(String password) {
        return TrunkSettings.of(TRUNK.address(), TRUNK.user(), Secret.of(password), TRUNK.caller());
    }

    @AfterEach
    void close() {
        bridge.close();
        doctor.awaitQuiet(PATIENCE);
        patient.awaitQuiet(PATIENCE);
    }

    private PhoneCall call(RingLimits limits) {
        return bridge.call("call", PhoneNumber.of(doctor.number()), PhoneNumber.of(patient.number()), limits, told);
    }

    @Test
    void eachHearsTheOtherAndNotItself() throws InterruptedException {
        doctor.answerAfter(SOON);
        patient.answerAfter(SOON);

        PhoneCall call = call(LIMITS);
        told.await(new Bridged());
        awaitSound(doctor, patient, Duration.ofSeconds(11));
        awaitSound(patient, doctor, Duration.ofSeconds(11));
        call.hangUp();
        told.awaitEnd();

        assertThat(told.all())
                .containsExactly(
                        new Ringing(Leg.FIRST),
                        new Answered(Leg.FIRST),
                        new Ringing(Leg.SECOND),
                        new Answered(Leg.SECOND),
                        new Bridged(),
                        new Ended(Reason.BY_US, Optional.empty(), 0));
        assertHeard(doctor, patient);
        assertHeard(patient, doctor);
    }

    private static void awaitSound(Telephone ear, Telephone mouth, Duration span) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (ear.heard().tone(mouth.tone()).span().compareTo(span) < 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static void assertHeard(Telephone ear, Telephone mouth) {
        Recording.Tone other = ear.heard().tone(mouth.tone());
        assertThat(other.span()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(other.share()).isGreaterThanOrEqualTo(0.9);
        assertThat(ear.heard().traces(ear.tone())).isLessThan(0.02);
    }
}
