package io.huizhen.consult.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huizhen.HuizhenTest;
import io.huizhen.access.Role;
import io.huizhen.consult.Consult;
import io.huizhen.consult.ConsultFixture;
import io.huizhen.consult.ConsultSettings;
import io.huizhen.consult.Consults;
import io.huizhen.consult.Fallback;
import io.huizhen.consult.FallbackCause;
import io.huizhen.consult.FallbackChanged;
import io.huizhen.consult.MediaEvent;
import io.huizhen.consult.MediaEvents;
import io.huizhen.consult.MediaMode;
import io.huizhen.consult.QualityEvidence;
import io.huizhen.consult.mode.LineStats;
import io.huizhen.mediabridge.RoomEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.dao.TransientDataAccessResourceException;

/** What is decided of a mode while the database is away is written when it is back: once, and not when it passed. */
@HuizhenTest
class ModeOwedTest {

    private static final LineStats DEAD = new LineStats(9_000.0, 1.0, null, "none", 0.0, 0.0, List.of());
    private static final LineStats CLEAN = new LineStats(20.0, 0.0, null, "none", 900.0, 900.0, List.of());

    @Autowired
    ConsultFixture fixture;

    @Autowired
    Consults consults;

    @Autowired
    Leases leases;

    @Autowired
    MediaEvents events;

    @Autowired
    QualityEvidence evidence;

    @Autowired
    Fallback fallback;

    @Autowired
    ConsultSettings settings;

    @Autowired
    ConfigurableApplicationContext app;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T06:00:00Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private Consult consult;
    private LiveModes modes;
    private LiveSeat patient;
    private boolean away;

    /** Fails the transaction that begins the fallback, at its end, as a database does that goes away under it. */
    private final ApplicationListener<PayloadApplicationEvent<FallbackChanged>> fault = new Fault();

    private final class Fault implements ApplicationListener<PayloadApplicationEvent<FallbackChanged>> {
        @Override
        public void onApplicationEvent(PayloadApplicationEvent<FallbackChanged> event) {
            if (away && event.getPayload().consultId().equals(consult.id())) {
                throw new TransientDataAccessResourceException("the database is away");
            }
        }
    }

    @BeforeEach
    void thePatientIsInTheRoom() {
        app.addApplicationListener(fault);
        consult = fixture.standing(fixture.booked("12"));
        Lease lease = leases.take(consult.id(), consult.caseId()).orElseThrow();
        LiveSeats seats = new LiveSeats();
        consults.seatsOf(consult.id()).forEach(seat -> seats.add(new LiveSeat(seat, Duration.ofSeconds(1))));
        patient = seats.all().stream()
                .filter(seat -> seat.role == Role.PATIENT)
                .findFirst()
                .orElseThrow();
        patient.here = true;
        var writes = new ModeWrites(leases, events, evidence, fallback, app, clock);
        modes = new LiveModes(lease, writes, seats, settings.capture(), () -> {});
        modes.serverSays(patient, new RoomEvent.Up());
    }

    @AfterEach
    void theDatabaseIsBack() {
        app.removeApplicationListener(fault);
    }

    @Test
    void theTelephoneThatIsNeededIsAskedForUntilItIsWrittenAndOnce() {
        lineDies();
        assertThat(fallback.of(consult.id())).isEmpty();
        assertThat(told()).doesNotContain(MediaMode.PHONE);
        assertThatThrownBy(modes::settle).isInstanceOf(TransientDataAccessResourceException.class);

        away = false;
        modes.settle();
        modes.settle();
        assertThat(fallback.of(consult.id()).orElseThrow().cause()).isEqualTo(FallbackCause.LINE_TOO_WEAK);
        assertThat(told()).containsOnlyOnce(MediaMode.PHONE).endsWith(MediaMode.PHONE);
        assertThat(patient.mode.mode()).isEqualTo(MediaMode.PHONE);
    }

    @Test
    void aLineThatIsBackBeforeItWasWrittenNeedsNoTelephone() {
        lineDies();
        away = false;
        hears(CLEAN);
        modes.settle();

        assertThat(fallback.of(consult.id())).isEmpty();
        assertThat(told()).doesNotContain(MediaMode.PHONE);
    }

    /** To sound only, which is written; to the telephone, which cannot be. */
    private void lineDies() {
        hears(DEAD);
        hears(DEAD);
        assertThat(patient.mode.mode()).isEqualTo(MediaMode.AUDIO);
        away = true;
        assertThatThrownBy(() -> hears(DEAD)).isInstanceOf(TransientDataAccessResourceException.class);
    }

    private void hears(LineStats stats) {
        now.set(now.get().plusSeconds(2));
        modes.heard(patient, stats);
    }

    private List<MediaMode> told() {
        return events.of(consult.id()).stream().map(MediaEvent::mode).toList();
    }
}
