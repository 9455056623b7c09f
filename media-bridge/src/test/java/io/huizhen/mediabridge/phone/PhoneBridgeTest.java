package io.huizhen.mediabridge.phone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
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
import org.slf4j.LoggerFactory;

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
        return bridge.call("call", number(doctor), number(patient), limits, told);
    }

    private static PhoneNumber number(Telephone telephone) {
        return PhoneNumber.of(telephone.number());
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

    @Test
    void aTelephoneThatIsHungUpPutsTheOtherDown() {
        for (Leg leg : Leg.values()) {
            doctor.answerAfter(SOON);
            patient.answerAfter(SOON);
            Told once = new Told();
            bridge.call(leg.name(), number(doctor), number(patient), LIMITS, once);
            once.await(new Bridged());

            (leg == Leg.FIRST ? doctor : patient).hangUp();

            assertThat(once.awaitEnd()).isEqualTo(new Ended(Reason.HUNG_UP, Optional.of(leg), 0));
            doctor.awaitQuiet(PATIENCE);
            patient.awaitQuiet(PATIENCE);
        }
    }

    @Test
    void anEngagedPatientFreesTheDoctor() {
        doctor.answerAfter(SOON);
        patient.refuse();

        call(LIMITS);

        assertThat(told.awaitEnd()).isEqualTo(new Ended(Reason.BUSY, Optional.of(Leg.SECOND), 486));
        doctor.awaitQuiet(PATIENCE);
    }

    @Test
    void aDoctorWhoDoesNotComeIsNoLongerRungAndThePatientNotAtAll() {
        doctor.letRing();
        int before = patient.rings();

        call(new RingLimits(Duration.ofSeconds(1), PATIENCE));

        assertThat(told.awaitEnd()).isEqualTo(new Ended(Reason.NO_ANSWER, Optional.of(Leg.FIRST), 0));
        doctor.awaitQuiet(PATIENCE);
        assertThat(patient.rings()).isEqualTo(before);
    }

    @Test
    void aCallThatIsTakenBackStopsTheRinging() {
        doctor.answerAfter(SOON);
        patient.letRing();
        PhoneCall call = call(LIMITS);
        patient.awaitRinging(PATIENCE);

        call.hangUp();

        assertThat(told.awaitEnd()).isEqualTo(new Ended(Reason.BY_US, Optional.empty(), 0));
        assertThat(call.isOver()).isTrue();
        patient.awaitQuiet(PATIENCE);
        doctor.awaitQuiet(PATIENCE);
    }

    @Test
    void theSameCallTwiceRingsOnce() {
        doctor.letRing();
        int before = doctor.rings();
        PhoneCall call = call(LIMITS);
        doctor.awaitRinging(PATIENCE);

        assertThat(call(LIMITS)).isSameAs(call);

        call.hangUp();
        told.awaitEnd();
        assertThat(doctor.rings()).isEqualTo(before + 1);
    }

    @Test
    void closingTheBridgePutsBothDown() {
        doctor.answerAfter(SOON);
        patient.answerAfter(SOON);
        call(LIMITS);
        told.await(new Bridged());

        bridge.close();

        assertThat(told.awaitEnd().reason()).isEqualTo(Reason.BY_US);
    }

    @Test
    void aNumberThatNobodyHasIsUnreachable() {
        bridge.call("call", PhoneNumber.of("02700009999"), number(patient), LIMITS, told);

        assertThat(told.awaitEnd()).isEqualTo(new Ended(Reason.UNREACHABLE, Optional.of(Leg.FIRST), 480));
    }

    @Test
    void aTrunkThatDoesNotKnowOurPasswordIsDown() {
        bridge.close();
        bridge = PhoneBridge.open(trunk("wrong"));

        call(LIMITS);

        assertThat(told.awaitEnd()).isEqualTo(new Ended(Reason.TRUNK_DOWN, Optional.empty(), 407));
    }

    @Test
    void itSpeaksTcpToo() {
        bridge.close();
        bridge = PhoneBridge.open(TrunkSettings.of(
                TRUNK.address().replace("=udp", "=tcp"), TRUNK.user(), Secret.of(TRUNK.password()), TRUNK.caller()));
        doctor.answerAfter(SOON);
        patient.answerAfter(SOON);

        call(LIMITS);
        told.await(new Bridged());
        patient.hangUp();

        assertThat(told.awaitEnd()).isEqualTo(new Ended(Reason.HUNG_UP, Optional.of(Leg.SECOND), 0));
    }

    @Test
    void noNumberIsEverLogged() {
        var log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        Level before = log.getLevel();
        log.setLevel(Level.TRACE);
        try {
            doctor.answerAfter(SOON);
            patient.refuse();
            call(LIMITS);
            told.awaitEnd();
            doctor.awaitQuiet(PATIENCE);
        } finally {
            log.setLevel(before);
            log.detachAppender(lines);
        }

        assertThat(lines.list)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getFormattedMessage()
                                + (event.getThrowableProxy() == null
                                        ? ""
                                        : event.getThrowableProxy().getMessage()))
                        .doesNotContain(doctor.number(), patient.number(), TRUNK.caller(), TRUNK.password()));
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
