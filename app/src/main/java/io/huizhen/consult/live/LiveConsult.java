package io.huizhen.consult.live;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.consult.Consult;
import io.huizhen.consult.ConsultSettings;
import io.huizhen.consult.ConsultState;
import io.huizhen.consult.Seat;
import io.huizhen.mediabridge.JanusPool;
import io.huizhen.mediabridge.Jsep;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One live consult on the node that owns it. Everything happens in order on a thread of its own, so that nothing here
 * needs a lock; whoever calls from outside only leaves a note in its queue.
 */
final class LiveConsult {

    private static final Logger log = LoggerFactory.getLogger(LiveConsult.class);

    private final Lease lease;
    private final Leases leases;
    private final LiveWrites writes;
    private final ConsultSettings settings;
    private final TurnCredentials turn;
    private final ExecutorService ordered =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("consult").factory());
    private final LiveSeats seats = new LiveSeats();
    private final LiveRecording recording;
    private final LiveModes modes;
    private final LiveMedia media;
    private ConsultState phase;

    /** Booked by telephone: the room is for notes and for who is there, and carries no media. */
    private boolean byPhone;

    private volatile int here;
    private volatile boolean over;

    LiveConsult(
            Lease lease,
            Leases leases,
            LiveWrites writes,
            ModeWrites modeWrites,
            JanusPool pool,
            ConsultSettings settings,
            TurnCredentials turn) {
        this.lease = lease;
        this.leases = leases;
        this.writes = writes;
        this.settings = settings;
        this.turn = turn;
        this.recording = new LiveRecording(lease, writes);
        this.modes = new LiveModes(lease, modeWrites, seats, settings.capture(), this::tellAll);
        this.media = new LiveMedia(lease, leases, pool, settings, seats, recording, modes, writes, this::unlessOver);
        post(this::takeOver);
    }

    Lease lease() {
        return lease;
    }

    /** People with a place in the room now; the media servers' load. */
    int here() {
        return here;
    }

    boolean isOver() {
        return over;
    }

    /** A browser opened its line. */
    void opened(Line line, String seatId, Viewer viewer) {
        post(() -> {
            LiveSeat seat = seats.get(seatId);
            if (phase == null) {
                line.close(Line.Reason.COME_AGAIN);
                return;
            }
            if (seat == null) {
                line.close(Line.Reason.NOT_YOURS);
                return;
            }
            if (!phase.isOpen()) {
                line.send(new ToBrowser.Over(phase));
                line.close(Line.Reason.OVER);
                return;
            }
            if (seat.line != null) {
                seat.line.close(Line.Reason.REPLACED);
            }
            boolean resumed = seat.here && seat.isPublishing();
            seat.line = line;
            seat.viewer = viewer;
            seat.awaySince = null;
            seat.send(new ToBrowser.Welcome(seatId, resumed, turn.forSeat(seatId), turn.only(), settings.capture()));
            tellAll();
        });
    }

    /** A browser's line is gone; its place is kept for a while. */
    void closed(Line line, String seatId) {
        post(() -> {
            LiveSeat seat = seats.get(seatId);
            if (seat != null && seat.line == line) {
                seat.line = null;
                if (seat.here) {
                    seat.awaySince = writes.now();
                    tellAll();
                }
            }
        });
    }

    void received(Line line, String seatId, FromBrowser message) {
        post(() -> {
            LiveSeat seat = seats.get(seatId);
            if (seat != null && seat.line == line) {
                handle(seat, message);
            }
        });
    }

    /** Those who may read the notes fetch the new version, each through the guard. */
    void notesSaved() {
        unlessOver(() -> seats.tellStaff(new ToBrowser.NotesChanged()));
    }

    /** Off a server that is drained; done when everyone was told to begin on another. */
    CompletableFuture<Void> moveFrom(String server) {
        return unlessOver(() -> media.moveFrom(server));
    }

    /** Every two seconds: who is there, whose place is kept no longer, who may not be there any more. */
    void beat() {
        unlessOver(() -> {
            Consult consult = writes.consult(lease);
            if (!consult.state().isOpen()) {
                end(consult.state());
                return;
            }
            if (seats.isEmpty()) {
                retire();
                return;
            }
            if (consult.state() != phase) {
                openedByTelephone(consult.state());
            }
            cancelledSeatsOut(writes.seats(lease));
            seats.all().forEach(this::stays);
            if (phase == ConsultState.LIVE) {
                media.tend();
            }
            Instant tooLong = writes.now().minus(settings.awayFor());
            seats.awaySince(tooLong).forEach(seat -> leave(seat, seat.awaySince));
            writes.seen(lease, seats.stays());
            media.attempt(null, modes::settle);
        });
    }

    /** Every five seconds: how everyone's line is. */
    void measure() {
        unlessOver(modes::measure);
    }

    /** The doctor came by telephone: who waits in the room waits no longer. */
    private void openedByTelephone(ConsultState now) {
        phase = now;
        tellAll();
        seats.all().stream().filter(seat -> !seat.byPhone).forEach(media::connect);
    }

    /** The consult is over: everyone is told, the room is destroyed. */
    CompletableFuture<Void> finish(ConsultState outcome) {
        return post(() -> end(outcome));
    }

    /** Nobody is there: the room is given back until somebody comes. The consult goes on. */
    private void retire() {
        over = true;
        modes.pause();
        media.close();
        leases.release(lease);
        ordered.shutdown();
    }

    /** The lease is lost or given up: everyone is sent to the next owner; the room is left to it. */
    CompletableFuture<Void> abandon() {
        return post(() -> {
            over = true;
            modes.pause();
            seats.closeLines(Line.Reason.COME_AGAIN);
            ordered.shutdown();
        });
    }

    private void takeOver() {
        try {
            lookUp();
        } catch (RuntimeException e) {
            abandon();
            throw e;
        }
    }

    private void lookUp() {
        Consult consult = writes.consult(lease);
        phase = consult.state();
        byPhone = consult.byPhone();
        for (Seat seat : writes.seats(lease)) {
            LiveSeat live = new LiveSeat(seat, settings.callLimit());
            live.byPhone = byPhone;
            seats.add(live);
        }
        modes.resume();
        media.clearWhatWasLeft();
    }

    private void handle(LiveSeat seat, FromBrowser message) {
        switch (message) {
            case FromBrowser.Enter enter -> enter(seat);
            case FromBrowser.Publish publish -> {
                media.publish(seat, publish);
                // Recording may have begun with it: nobody is recorded without being told.
                tellAll();
            }
            case FromBrowser.Answer answer ->
                media.attempt(seat, () -> seat.answer(answer.round(), Jsep.answer(answer.sdp())));
            case FromBrowser.Trickle candidate ->
                media.attempt(seat, () -> seat.trickle(candidate.round(), candidate.leg(), candidate.read()));
            case FromBrowser.Restart restart -> media.attempt(seat, () -> seat.restart(restart.round()));
            case FromBrowser.Again again -> connect(seat);
            case FromBrowser.Devices devices -> {
                seat.audio = devices.audio();
                seat.video = devices.video();
                tellAll();
            }
            case FromBrowser.Mode mode -> {
                media.attempt(seat, () -> modes.chose(seat, mode.mode()));
                tellAll();
            }
            case FromBrowser.Stats stats -> media.attempt(seat, () -> modes.heard(seat, stats.line()));
            case FromBrowser.Still still -> modes.still(seat, still);
            case FromBrowser.Consent consent -> consent(seat, consent.recording());
            case FromBrowser.Leave leave -> leave(seat, writes.now());
            case FromBrowser.Ping ping -> seat.send(new ToBrowser.Pong());
        }
    }

    /** What the person waits for comes first; it is written down after. */
    private void enter(LiveSeat seat) {
        seat.here = true;
        boolean opens = seat.role == Role.DOCTOR && phase == ConsultState.WAITING;
        if (opens) {
            writes.opened(lease, seat.viewer);
            phase = ConsultState.LIVE;
        }
        if (seat.consent == null) {
            seat.consent = writes.consentOf(lease, seat.id);
        }
        media.record(seat);
        tellAll();
        if (opens) {
            seats.all().stream().filter(one -> !one.byPhone).forEach(media::connect);
        } else if (phase == ConsultState.LIVE) {
            connect(seat);
        } else if (!byPhone) {
            media.prepare();
        }
        stays(seat);
    }

    private void connect(LiveSeat seat) {
        if (byPhone) {
            return;
        }
        if (seat.byPhone) {
            seat.byPhone = false;
            tellAll();
        }
        if (phase == ConsultState.LIVE) {
            media.connect(seat);
        }
    }

    private void stays(LiveSeat seat) {
        if (seat.here && seat.stay == null) {
            seat.stay = writes.entered(lease, seat.id);
        }
    }

    private void consent(LiveSeat seat, boolean yes) {
        writes.consented(lease, seat.id, yes);
        seat.consent = yes;
        media.record(seat);
        tellAll();
    }

    private void leave(LiveSeat seat, Instant at) {
        if (seat.here) {
            seat.here = false;
            seat.awaySince = null;
            if (seat.stay != null) {
                writes.left(lease, seat.stay, at);
                seat.stay = null;
            }
            media.attempt(seat, seat::dropLegs);
            modes.left(seat);
            media.record(seat);
            tellAll();
        }
    }

    private void cancelledSeatsOut(List<Seat> now) {
        for (Seat seat : now) {
            LiveSeat live = seats.get(seat.id());
            boolean moved = live != null && live.line != null && !live.line.isStillAllowed();
            if (live != null && (seat.cancelledAt() != null || moved)) {
                leave(live, writes.now());
                if (live.line != null) {
                    live.line.close(Line.Reason.NOT_YOURS);
                    live.line = null;
                }
            }
        }
    }

    private void end(ConsultState outcome) {
        if (over) {
            return;
        }
        over = true;
        phase = outcome;
        Instant now = writes.now();
        for (LiveSeat seat : seats.all()) {
            if (seat.stay != null) {
                writes.left(lease, seat.stay, seat.awaySince == null ? now : seat.awaySince);
            }
        }
        modes.close();
        seats.tell(new ToBrowser.Over(outcome));
        seats.closeLines(Line.Reason.OVER);
        media.close();
        leases.release(lease);
        ordered.shutdown();
    }

    private void tellAll() {
        here = seats.here();
        seats.tell(new ToBrowser.State(phase, recording.state(seats.all()), seats.seen()));
    }

    /**
     * What is queued behind the end concerns nobody: least of all that every leg hangs up when the room is destroyed,
     * which is no line that broke.
     */
    private CompletableFuture<Void> unlessOver(Runnable work) {
        return post(() -> {
            if (!over) {
                work.run();
            }
        });
    }

    private CompletableFuture<Void> post(Runnable work) {
        try {
            return CompletableFuture.runAsync(() -> run(work), ordered);
        } catch (RejectedExecutionException afterTheEnd) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (LeaseLostException e) {
            log.warn("{}", e.getMessage());
            abandon();
        } catch (RuntimeException e) {
            log.error("A live consult could not do its work", e);
        }
    }
}
