package io.huizhen.consult.live;

import io.huizhen.access.Viewer;
import io.huizhen.cases.CaseBook;
import io.huizhen.consult.Attendance;
import io.huizhen.consult.Consult;
import io.huizhen.consult.ConsultMoved;
import io.huizhen.consult.ConsultState;
import io.huizhen.consult.Consults;
import io.huizhen.consult.Fallback;
import io.huizhen.consult.FallbackCause;
import io.huizhen.consult.MediaCause;
import io.huizhen.consult.MediaEvents;
import io.huizhen.consult.MediaMode;
import io.huizhen.consult.Seat;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a live consult writes, each as the owner of its lease. */
@Component
class LiveWrites {

    private final Leases leases;
    private final Consults consults;
    private final Attendance attendance;
    private final CaseBook cases;
    private final MediaEvents media;
    private final Fallback fallback;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    LiveWrites(
            Leases leases,
            Consults consults,
            Attendance attendance,
            CaseBook cases,
            MediaEvents media,
            Fallback fallback,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.leases = leases;
        this.consults = consults;
        this.attendance = attendance;
        this.cases = cases;
        this.media = media;
        this.fallback = fallback;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Consult consult(Lease lease) {
        return consults.get(lease.consultId());
    }

    ConsultState outcome(String consultId) {
        return consults.get(consultId).state();
    }

    List<Seat> seats(Lease lease) {
        return consults.seatsOf(lease.consultId());
    }

    /** As answered on the way in; null when not asked yet. */
    Boolean consentOf(Lease lease, String seatId) {
        return seats(lease).stream()
                .filter(seat -> seat.id().equals(seatId))
                .findFirst()
                .map(Seat::recordingConsent)
                .orElse(null);
    }

    String entered(Lease lease, String seatId) {
        var stay = new AtomicReference<String>();
        leases.asOwner(lease, () -> stay.set(attendance.entered(lease.consultId(), seatId)));
        return stay.get();
    }

    void left(Lease lease, String stay, Instant at) {
        leases.asOwner(lease, () -> attendance.left(stay, at));
    }

    void seen(Lease lease, List<String> stays) {
        leases.asOwner(lease, () -> attendance.seen(stays));
    }

    void opened(Lease lease, Viewer doctor) {
        leases.asOwner(lease, () -> consults.open(lease.consultId(), doctor));
    }

    void consented(Lease lease, String seatId, boolean recording) {
        leases.asOwner(lease, () -> consults.consent(seatId, recording));
    }

    /** Recording began; returns the id of this stretch. */
    String recordingStarted(Lease lease, String server, Viewer by) {
        String id = Ids.next();
        leases.asOwner(lease, () -> {
            jdbc.sql("INSERT INTO consult_recording (id, consult_id, server, started_at) VALUES (?, ?, ?, ?)")
                    .params(id, lease.consultId(), server, Micros.of(now()))
                    .update();
            cases.note(lease.caseId(), "recording-started", null, by);
        });
        return id;
    }

    /** Recording stopped then; {@code seatId} is whose act it was, or null. */
    void recordingStopped(Lease lease, String stretch, Instant at, String seatId, Viewer by) {
        leases.asOwner(lease, () -> {
            jdbc.sql("UPDATE consult_recording SET stopped_at = ?, stopped_by = ? WHERE id = ?")
                    .param(Micros.of(at))
                    .param(seatId)
                    .param(stretch)
                    .update();
            cases.note(lease.caseId(), "recording-stopped", null, by);
        });
    }

    /** There is a room again, on another server or on the same; what nobody had of each other meanwhile is written. */
    void moved(Lease lease, String from, String to, Instant lostAt, Map<String, MediaMode> seats) {
        leases.asOwner(lease, () -> {
            media.append(lease.consultId(), null, lostAt, null, MediaCause.SERVER_LOST);
            media.append(lease.consultId(), null, null, MediaCause.SERVER_BACK);
            seats.forEach((seat, mode) -> media.append(lease.consultId(), seat, mode, MediaCause.SERVER_BACK));
            leases.left(lease, from, lostAt);
            events.publishEvent(new ConsultMoved(lease.caseId(), lease.consultId(), from, to, lostAt, now()));
        });
    }

    /** No server can carry the consult, since then: it goes on by telephone. {@code from} is null when it had none. */
    void noMediaServer(Lease lease, String from, Instant since) {
        leases.asOwner(lease, () -> {
            leases.place(lease, null);
            if (from != null) {
                leases.left(lease, from, since);
            }
            media.append(lease.consultId(), null, since, null, MediaCause.SERVER_LOST);
            fallback.begin(lease.consultId(), FallbackCause.NO_MEDIA_SERVER, null);
        });
    }
}
