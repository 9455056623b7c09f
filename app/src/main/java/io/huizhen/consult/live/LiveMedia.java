package io.huizhen.consult.live;

import io.huizhen.consult.ConsultSettings;
import io.huizhen.mediabridge.JanusException;
import io.huizhen.mediabridge.JanusPool;
import io.huizhen.mediabridge.Jsep;
import io.huizhen.mediabridge.RoomEvent;
import io.huizhen.mediabridge.RoomSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media of one live consult: its room on a media server and everyone's legs in it. Legs begin when the room says so:
 * whoever comes, and whoever's legs broke, is told to begin, and is sent the others at once, without waiting for a
 * camera. Each beginning is a round; what a browser says about an earlier one is not heard any more.
 *
 * <p>When the server is gone the room is made on another and everyone begins anew, without a click. When none can be had
 * for a second the consult goes on by telephone; from then on nobody is brought back but by his own wish (ADR 11).
 *
 * <p>Everything happens on the consult's own thread.
 */
final class LiveMedia {

    private static final Logger log = LoggerFactory.getLogger(LiveMedia.class);

    /** Pause between two looks for a server while none can be had. */
    private static final Duration ASK_AGAIN = Duration.ofMillis(250);

    /** People would wait no longer than this for a picture before they reach for a telephone themselves. */
    private static final Duration PHONE_AFTER = Duration.ofSeconds(1);

    private final Lease lease;
    private final Leases leases;
    private final JanusPool pool;
    private final ConsultSettings settings;
    private final LiveSeats seats;
    private final LiveRecording recording;
    private final LiveModes modes;
    private final LiveWrites writes;
    private final Executor later;
    private MediaRoom room;

    /** What has to be written once there is a room again; null when nothing was lost. */
    private Loss loss;

    /** Since when no server could be had; null while one can, or nobody has asked. */
    private Instant without;

    private record Loss(String server, Instant at) {}

    /** @param later does a piece of work on the consult's thread, in its turn, unless the consult is over by then */
    LiveMedia(
            Lease lease,
            Leases leases,
            JanusPool pool,
            ConsultSettings settings,
            LiveSeats seats,
            LiveRecording recording,
            LiveModes modes,
            LiveWrites writes,
            Executor later) {
        this.lease = lease;
        this.leases = leases;
        this.pool = pool;
        this.settings = settings;
        this.seats = seats;
        this.recording = recording;
        this.modes = modes;
        this.writes = writes;
        this.later = later;
    }

    /** Ends what an owner that is gone has left. */
    void clearWhatWasLeft() {
        leases.placed(lease).ifPresent(left -> {
            MediaRoom.clear(pool, left, settings.callLimit());
            leases.place(lease, null);
        });
    }

    /** Makes the room while people still wait, so that nobody waits for it later. */
    void prepare() {
        try {
            openRoom();
        } catch (JanusException e) {
            log.info("No room yet for a consult whose people still wait: {}", e.getMessage());
        }
    }

    /** Both legs anew. Whoever has no line now is connected when he comes back. */
    void connect(LiveSeat seat) {
        if (!seat.here || seat.line == null) {
            return;
        }
        attempt(seat, () -> {
            openRoom();
            modes.broke(seat);
            seat.begin(room, this::upOf, this::downOf);
        });
    }

    void publish(LiveSeat seat, FromBrowser.Publish publish) {
        attempt(seat, () -> {
            if (seat.publish(publish.round(), Jsep.offer(publish.sdp()))) {
                recording.settle(room, seats.all(), seat);
            }
        });
    }

    /** Starts or stops recording as everyone's consent has it now. */
    void record(LiveSeat cause) {
        attempt(cause, () -> recording.settle(room, seats.all(), cause));
    }

    /** Nobody comes in any more: recording ends, the room goes. */
    void close() {
        recording.stop(room, seats.all(), null);
        if (room != null) {
            room.close();
        }
        leases.place(lease, null);
    }

    /**
     * Runs what needs the media server; a failure makes the legs anew instead of ending anything.
     *
     * @param seat whose legs they are; null for nobody's in particular
     */
    void attempt(LiveSeat seat, Runnable call) {
        try {
            call.run();
        } catch (JanusException.NoServer e) {
            noServer();
        } catch (JanusException e) {
            log.warn("Media of a consult: {}", e.getMessage());
            if (e.isServerForgetful()) {
                lost(room);
            } else if (seat != null && e.isRoomFull()) {
                makePlace(seat);
            } else if (seat != null && !e.isFeedGone()) {
                again(seat);
            }
        }
    }

    /** Legs that nobody gave back have filled the room. */
    private void makePlace(LiveSeat seat) {
        try {
            room.keepOnly(seats.feeds());
            again(seat);
        } catch (JanusException e) {
            lost(room);
        }
    }

    /** Once at once; what fails again is tried again with the next beat. */
    private void again(LiveSeat seat) {
        if (seat.triedAgain) {
            seat.forgetLegs();
            seat.send(new ToBrowser.Problem("no-media"));
        } else {
            seat.triedAgain = true;
            later.execute(() -> connect(seat));
        }
    }

    /** With every beat: whoever should have legs and has none, because something failed, gets them; what is owed is written. */
    void tend() {
        if (without == null) {
            seats.all().stream()
                    .filter(seat -> !seat.byPhone && seat.publisher() == null)
                    .forEach(this::connect);
            writeLoss();
        }
    }

    private void openRoom() {
        if (room != null) {
            return;
        }
        var made = new RoomSettings(
                Math.max(6, seats.all().size() * 2),
                settings.capture().bitrate(),
                settings.recordings().toAbsolutePath().resolve(lease.consultId()));
        room = MediaRoom.make(pool, leases, made, settings.callLimit(), gone -> later.execute(() -> lost(gone)));
        without = null;
        leases.place(lease, room.placed());
    }

    /** The server forgot the room, or is dead: everyone begins anew, on whichever server has place. */
    private void lost(MediaRoom gone) {
        if (gone == null || gone != room) {
            return;
        }
        room = null;
        leave(gone);
        attempt(null, this::everyoneAgain);
    }

    /** Off a server that is drained, while it still works; the room stays where it is when no other takes it. */
    void moveFrom(String server) {
        if (room == null || !room.server().equals(server)) {
            return;
        }
        MediaRoom old = room;
        room = null;
        try {
            openRoom();
        } catch (JanusException e) {
            room = old;
            log.warn("A consult stays on {}, which is drained: {}", server, e.getMessage());
            return;
        }
        leave(old);
        everyoneAgain();
    }

    private void leave(MediaRoom gone) {
        loss = new Loss(gone.server(), writes.now());
        modes.serverGone();
        seats.all().forEach(LiveSeat::forgetLegs);
        seats.tell(new ToBrowser.Problem("moving"));
        Thread.ofVirtual().name("consult-room-end").start(gone::close);
    }

    private void everyoneAgain() {
        openRoom();
        seats.all().stream().filter(seat -> !seat.byPhone).forEach(this::connect);
        writeLoss();
    }

    /** People first, the record after. */
    private void writeLoss() {
        if (loss != null && room != null) {
            recording.lost(loss.at());
            writes.moved(lease, loss.server(), room.server(), loss.at(), seats.modes());
            loss = null;
        }
    }

    /** No server can be had: said in words, tried again, and after a second the telephone takes over. */
    private void noServer() {
        if (without == null) {
            without = writes.now();
            seats.tell(new ToBrowser.Problem("no-media"));
            after(ASK_AGAIN, this::askAgain);
        }
    }

    private void askAgain() {
        if (without == null || seats.here() == 0) {
            without = null;
        } else if (seats.areAllByPhone()) {
            offerTheWayBack();
        } else {
            after(ASK_AGAIN, this::askAgain);
            attempt(null, this::everyoneAgain);
            if (without != null && !writes.now().isBefore(without.plus(PHONE_AFTER))) {
                toTheTelephone();
            }
        }
    }

    private void toTheTelephone() {
        Instant since = loss == null ? without : loss.at();
        recording.lost(since);
        writes.noMediaServer(lease, loss == null ? null : loss.server(), since);
        seats.all().forEach(seat -> seat.byPhone = true);
        modes.serverMissed();
    }

    /** Nobody who is on the telephone is pulled away from it: the page says that pictures can be had again. */
    private void offerTheWayBack() {
        if (pool.hasPlace()) {
            without = null;
            seats.tell(new ToBrowser.Problem("way-back"));
        } else {
            after(PHONE_AFTER, this::askAgain);
        }
    }

    private void after(Duration pause, Runnable work) {
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, later)
                .execute(work);
    }

    private Consumer<RoomEvent> upOf(LiveSeat seat, int round) {
        return event -> inRound(seat, round, () -> {
            switch (event) {
                case RoomEvent.FeedsAppeared appeared -> seat.receive(room, appeared.feeds(), downOf(seat, round));
                case RoomEvent.FeedGone gone -> seat.forget(gone.feed());
                case RoomEvent.Trickled trickled -> seat.trickled(LegName.UP, trickled.candidate());
                default -> modes.serverSays(seat, event);
            }
        });
    }

    private Consumer<RoomEvent> downOf(LiveSeat seat, int round) {
        return event -> inRound(seat, round, () -> {
            switch (event) {
                case RoomEvent.Offered offered -> seat.offer(offered.offer());
                case RoomEvent.Trickled trickled -> seat.trickled(LegName.DOWN, trickled.candidate());
                default -> log.debug("A receiving leg says {}", event);
            }
        });
    }

    /** What a leg says after it was replaced concerns nobody. */
    private void inRound(LiveSeat seat, int round, Runnable work) {
        later.execute(() -> {
            if (seat.round() == round) {
                attempt(seat, work);
            }
        });
    }
}
