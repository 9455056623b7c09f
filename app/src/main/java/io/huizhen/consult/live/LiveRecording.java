package io.huizhen.consult.live;

import io.huizhen.access.Viewer;
import io.huizhen.mediabridge.JanusException;
import io.huizhen.platform.Ids;
import java.time.Instant;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recording of a live consult: on while everyone in the room says yes, off the moment anyone says no. */
final class LiveRecording {

    private static final Logger log = LoggerFactory.getLogger(LiveRecording.class);

    private final Lease lease;
    private final LiveWrites writes;
    private String stretch;

    LiveRecording(Lease lease, LiveWrites writes) {
        this.lease = lease;
        this.writes = writes;
    }

    ToBrowser.Recording state(Collection<LiveSeat> seats) {
        ToBrowser.Recording wanted = LiveSeat.wanted(seats);
        boolean pending = wanted == ToBrowser.Recording.ON && stretch == null;
        return pending ? ToBrowser.Recording.OFF : wanted;
    }

    /** Starts, goes on with those who came, or stops, as everyone's consent has it. */
    void settle(MediaRoom room, Collection<LiveSeat> seats, LiveSeat cause) {
        boolean wanted = LiveSeat.wanted(seats) == ToBrowser.Recording.ON;
        boolean possible = room != null && seats.stream().anyMatch(LiveSeat::isPublishing);
        if (!wanted && stretch != null) {
            stop(room, seats, cause);
        } else if (wanted && possible) {
            if (stretch == null) {
                stretch = writes.recordingStarted(lease, room.server(), by(cause));
            }
            seats.stream().filter(seat -> seat.isPublishing() && !seat.recorded).forEach(seat -> {
                // A new name each time: the media server writes over a file of the same name.
                room.startRecording(seat.publisher(), seat.id + "-" + Ids.next());
                seat.recorded = true;
            });
        }
    }

    /** Stops; what was recorded until now stays. */
    void stop(MediaRoom room, Collection<LiveSeat> seats, LiveSeat cause) {
        if (stretch == null) {
            return;
        }
        seats.stream().filter(seat -> seat.recorded && seat.isPublishing()).forEach(seat -> {
            try {
                room.stopRecording(seat.publisher());
            } catch (JanusException e) {
                log.warn("Recording of a leg: {}", e.getMessage());
            }
        });
        seats.forEach(seat -> seat.recorded = false);
        writes.recordingStopped(lease, stretch, writes.now(), cause == null ? null : cause.id, by(cause));
        stretch = null;
    }

    /** The media server is gone since then; the stretch ended there. */
    void lost(Instant at) {
        if (stretch != null) {
            writes.recordingStopped(lease, stretch, at, null, Viewer.SYSTEM);
            stretch = null;
        }
    }

    private static Viewer by(LiveSeat cause) {
        return cause == null || cause.viewer == null ? Viewer.SYSTEM : cause.viewer;
    }
}
