package io.huizhen.consult.live;

import io.huizhen.consult.Fallback;
import io.huizhen.consult.FallbackCause;
import io.huizhen.consult.MediaCause;
import io.huizhen.consult.MediaEvent;
import io.huizhen.consult.MediaEvents;
import io.huizhen.consult.MediaMode;
import io.huizhen.consult.QualityEvidence;
import io.huizhen.consult.QualitySample;
import io.huizhen.consult.SeatQuality;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the live modes write, each as the owner of the consult's lease. */
@Component
class ModeWrites {

    private final Leases leases;
    private final MediaEvents events;
    private final QualityEvidence evidence;
    private final Fallback fallback;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    ModeWrites(
            Leases leases,
            MediaEvents events,
            QualityEvidence evidence,
            Fallback fallback,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.leases = leases;
        this.events = events;
        this.evidence = evidence;
        this.fallback = fallback;
        this.publisher = publisher;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    List<MediaEvent> events(Lease lease) {
        return events.of(lease.consultId());
    }

    /** Something else carries the person (null: everyone) from now on; {@code mode} null when nothing does. */
    void changed(Lease lease, String seatId, MediaMode mode, MediaCause cause) {
        leases.asOwner(lease, () -> events.append(lease.consultId(), seatId, mode, cause));
    }

    /**
     * Not even sound gets through to or from one of the two who must hear each other: the telephone takes over. The step
     * and the telephone are written together or not at all; of a fallback that is open already there is no second.
     */
    void needsTheTelephone(Lease lease, String seatId, MediaCause cause) {
        leases.asOwner(lease, () -> {
            events.append(lease.consultId(), seatId, MediaMode.PHONE, cause);
            fallback.begin(lease.consultId(), FallbackCause.LINE_TOO_WEAK, seatId);
        });
    }

    /** Nothing has carried the person since then. */
    void lostSince(Lease lease, String seatId, Instant since) {
        leases.asOwner(lease, () -> events.append(lease.consultId(), seatId, since, null, MediaCause.LINE_LOST));
    }

    /** The person is not in the room any more. */
    void left(Lease lease, String seatId) {
        leases.asOwner(lease, () -> {
            events.append(lease.consultId(), seatId, null, MediaCause.LEFT);
            evidence.gone(seatId);
        });
    }

    /** Everyone's line now; told to whoever listens once it is written. */
    void now(Lease lease, Map<String, QualitySample> samples) {
        leases.asOwner(
                lease,
                () -> samples.forEach(
                        (seatId, sample) -> evidence.now(lease.consultId(), lease.caseId(), seatId, sample)));
        samples.forEach((seatId, sample) -> publisher.publishEvent(new SeatQuality(
                lease.caseId(), lease.consultId(), seatId, sample.grade(), sample.mode(), sample.at())));
    }

    void minute(Lease lease, String seatId, Instant minute, List<QualitySample> samples) {
        leases.asOwner(
                lease, () -> evidence.keep(lease.consultId(), lease.caseId(), seatId, minute, lease.fence(), samples));
    }

    /** The consult is over: its evidence is complete. */
    void closed(Lease lease) {
        leases.asOwner(lease, () -> evidence.close(lease.consultId(), lease.caseId()));
    }
}
