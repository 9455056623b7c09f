package io.huizhen.consult.live;

import io.huizhen.consult.ConsultSettings;
import io.huizhen.mediabridge.JanusException;
import io.huizhen.mediabridge.JanusPool;
import io.huizhen.mediabridge.Jsep;
import io.huizhen.mediabridge.RoomEvent;
import io.huizhen.mediabridge.RoomSettings;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media of one live consult: its room on a media server and everyone's legs in it. Legs begin when the room says so:
 * whoever comes, and whoever's legs broke, is told to begin, and is sent the others at once, without waiting for a
 * camera. Each beginning is a round; what a browser says about an earlier one is not heard any more.
 *
 * <p>Everything happens on the consult's own thread.
 */
final class LiveMedia {

    private static final Logger log = LoggerFactory.getLogger(LiveMedia.class);

    private final Lease lease;
    private final Leases leases;
    private final JanusPool pool;
    private final ConsultSettings settings;
    private final LiveSeats seats;
    private final LiveRecording recording;
    private final Consumer<Runnable> later;
    private MediaRoom room;

    /** @param later does a piece of work on the consult's thread, in its turn */
    LiveMedia(
            Lease lease,
            Leases leases,
            JanusPool pool,
            ConsultSettings settings,
            LiveSeats seats,
            LiveRecording recording,
            Consumer<Runnable> later) {
        this.lease = lease;
        this.leases = leases;
        this.pool = pool;
        this.settings = settings;
        this.seats = seats;
        this.recording = recording;
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
    void prepare(LiveSeat cause) {
        attempt(cause, this::openRoom);
    }

    /** Both legs anew. Whoever has no line now is connected when he comes back. */
    void connect(LiveSeat seat) {
        if (!seat.here || seat.line == null) {
            return;
        }
        attempt(seat, () -> {
            openRoom();
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

    /** Runs what needs the media server; a failure makes the legs anew instead of ending anything. */
    void attempt(LiveSeat seat, Runnable call) {
        try {
            call.run();
        } catch (JanusException.NoServer e) {
            seat.send(new ToBrowser.Problem("no-media"));
        } catch (JanusException e) {
            log.warn("Media of a consult: {}", e.getMessage());
            if (e.isServerForgetful() && room == null) {
                seat.send(new ToBrowser.Problem("no-media"));
            } else if (e.isServerForgetful()) {
                lost();
            } else if (!e.isFeedGone()) {
                again(seat);
            }
        }
    }

    /** Once at once; what fails again is tried again when the browser asks. */
    private void again(LiveSeat seat) {
        if (seat.triedAgain) {
            seat.send(new ToBrowser.Problem("no-media"));
        } else {
            seat.triedAgain = true;
            later.accept(() -> connect(seat));
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
        room = MediaRoom.make(pool, leases, made, settings.callLimit(), () -> later.accept(this::lost));
        leases.place(lease, room.placed());
    }

    /** The server forgot the room, or cannot be reached: everyone starts anew, on whichever server has place. */
    private void lost() {
        if (room == null) {
            return;
        }
        recording.lost();
        room.close();
        room = null;
        leases.place(lease, null);
        seats.all().forEach(LiveSeat::forgetLegs);
        seats.all().forEach(this::connect);
    }

    private Consumer<RoomEvent> upOf(LiveSeat seat, int round) {
        return event -> inRound(seat, round, () -> {
            switch (event) {
                case RoomEvent.FeedsAppeared appeared -> seat.receive(room, appeared.feeds(), downOf(seat, round));
                case RoomEvent.FeedGone gone -> seat.forget(gone.feed());
                case RoomEvent.Trickled trickled -> seat.trickled(LegName.UP, trickled.candidate());
                default -> log.debug("A sending leg says {}", event);
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
        later.accept(() -> {
            if (seat.round() == round) {
                attempt(seat, work);
            }
        });
    }
}
