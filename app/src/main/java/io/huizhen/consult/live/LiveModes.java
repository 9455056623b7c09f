package io.huizhen.consult.live;

import io.huizhen.access.Role;
import io.huizhen.consult.ConsultSettings.Capture;
import io.huizhen.consult.MediaCause;
import io.huizhen.consult.MediaEvent;
import io.huizhen.consult.MediaMode;
import io.huizhen.consult.mode.LineReading;
import io.huizhen.consult.mode.LineStats;
import io.huizhen.consult.mode.Measured;
import io.huizhen.consult.mode.ModeOfSeat;
import io.huizhen.consult.mode.Rung;
import io.huizhen.mediabridge.RoomEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In which mode each person takes part: listens to browsers and media server, lets {@link ModeOfSeat} decide, writes
 * the decision down, and has it done. Everything happens on the consult's own thread; what speaks to the media server
 * is called within {@link LiveMedia#attempt}.
 */
final class LiveModes {

    private static final Logger log = LoggerFactory.getLogger(LiveModes.class);

    private static final Set<Role> MUST_HEAR_EACH_OTHER = EnumSet.of(Role.DOCTOR, Role.PATIENT);

    /** After this long without a packet the media server says so. */
    private static final Duration SILENCE_NOTICED = Duration.ofSeconds(2);

    private static final int LOW_BITRATE = 90_000;
    private static final int LEAST_BITRATE = 64_000;

    private final Lease lease;
    private final ModeWrites writes;
    private final LiveSeats seats;
    private final Capture capture;
    private final Runnable tellAll;
    private final Minutes minutes;
    private boolean serverMissed;

    LiveModes(Lease lease, ModeWrites writes, LiveSeats seats, Capture capture, Runnable tellAll) {
        this.lease = lease;
        this.writes = writes;
        this.seats = seats;
        this.capture = capture;
        this.tellAll = tellAll;
        this.minutes = new Minutes(lease, writes);
    }

    /** Goes on where the last owner stopped. */
    void resume() {
        for (MediaEvent event : writes.events(lease)) {
            LiveSeat seat = event.seatId() == null ? null : seats.get(event.seatId());
            if (seat == null || event.mode() == null || event.mode() == MediaMode.HAND_OVER) {
                continue;
            }
            boolean chosen = event.cause() == MediaCause.CHOSEN && event.mode() != MediaMode.PHONE;
            seat.mode = chosen
                    ? ModeOfSeat.resumed(event.mode(), MediaMode.FULL_VIDEO)
                    : ModeOfSeat.resumed(seat.mode.chosen(), event.mode());
        }
    }

    /** A browser's word about its line. */
    void heard(LiveSeat seat, LineStats stats) {
        Instant now = writes.now();
        if (stats == null || !seat.quality.mayTalk(now)) {
            return;
        }
        Map<String, Boolean> room = seats.all().stream()
                .filter(other -> other != seat)
                .collect(Collectors.toMap(other -> other.id, other -> other.here));
        stats.made(room).ifPresent(measured -> take(seat, measured, now));
    }

    private void take(LiveSeat seat, Measured measured, Instant now) {
        Set<String> troubled = seats.all().stream()
                .filter(other -> other.quality.isTroubled(now))
                .map(other -> other.id)
                .collect(Collectors.toSet());
        LineReading reading = measured.line(troubled);
        boolean wasSlow = seat.quality.hasSlowDevice();
        seat.quality.take(measured, reading);
        if (seat.quality.isUp()) {
            move(seat, seat.mode.after(reading, now));
        }
        if (wasSlow != seat.quality.hasSlowDevice()) {
            tellAll.run();
        }
    }

    /** The person's own wish; the telephone is not wished for this way. */
    void chose(LiveSeat seat, MediaMode wish) {
        if (wish != null && wish != MediaMode.PHONE && wish != MediaMode.HAND_OVER) {
            ModeOfSeat decided = seat.owed == null ? seat.mode : seat.owed;
            move(seat, decided.choose(wish));
        }
    }

    /** Kept as owed until it is written: what cannot be written now comes with a later beat. */
    private void move(LiveSeat seat, ModeOfSeat next) {
        ModeOfSeat before = seat.mode;
        seat.owed = next;
        boolean said = next.mode() != before.mode() || next.chosen() != before.chosen();
        if (said) {
            write(seat, next);
        }
        seat.mode = next;
        seat.owed = null;
        if (said || next.carried() != before.carried()) {
            carry(seat);
        }
        if (said) {
            tellAll.run();
        }
    }

    private void write(LiveSeat seat, ModeOfSeat next) {
        MediaCause cause = next.causeSince(seat.mode);
        boolean falls = next.mode() == MediaMode.PHONE && seat.mode.mode() != MediaMode.PHONE;
        if (falls && MUST_HEAR_EACH_OTHER.contains(seat.role)) {
            writes.needsTheTelephone(lease, seat.id, cause);
        } else if (seat.quality.isUp()) {
            writes.changed(lease, seat.id, next.mode(), cause);
        }
        seat.cause = cause;
    }

    /** With every beat: what could not be written when it was decided. */
    void settle() {
        seats.all().stream().filter(seat -> seat.owed != null).forEach(seat -> move(seat, seat.owed));
    }

    /** Has the step in force done: pictures to this person, and everyone's share in it. */
    private void carry(LiveSeat seat) {
        seat.relay(seat.mode.carried().others());
        seat.cap(bitrate(seat.mode.carried()));
        plans();
    }

    private int bitrate(Rung rung) {
        return switch (rung.own()) {
            case FULL -> capture.bitrate();
            case LOW -> Math.min(capture.bitrate(), LOW_BITRATE);
            case STILL, NONE -> LEAST_BITRATE;
        };
    }

    /** Tells each browser what to send, where that has changed. */
    private void plans() {
        List<LiveSeat> here = seats.all().stream().filter(seat -> seat.here).toList();
        boolean lean =
                here.stream().anyMatch(seat -> !seat.mode.carried().others().moves() && !seat.mode.isByHand());
        for (LiveSeat seat : here) {
            Rung own = seat.mode.carried();
            boolean wanted = here.stream()
                    .anyMatch(other -> other != seat && other.mode.carried().others() == Rung.Picture.STILL);
            boolean stills = own.own() == Rung.Picture.STILL || (wanted && own.own() != Rung.Picture.NONE);
            seat.plan(new ToBrowser.Plan(
                    own.own().name().toLowerCase(Locale.ROOT),
                    own.others().name().toLowerCase(Locale.ROOT),
                    stills,
                    lean,
                    bitrate(own)));
        }
    }

    /** A small photograph, passed on to those who get no moving picture of this person; kept nowhere. */
    void still(LiveSeat seat, FromBrowser.Still still) {
        if (!still.isSmallPicture() || !seat.mayShow(writes.now())) {
            return;
        }
        boolean ownMoves = seat.mode.carried().own().moves();
        seats.all().stream()
                .filter(other -> other != seat && other.here)
                .filter(other -> other.mode.carried().others() == Rung.Picture.STILL
                        || (!ownMoves && other.mode.carried().others().moves()))
                .forEach(other -> other.send(new ToBrowser.Still(seat.id, still.image())));
    }

    /** What the media server says of a person's way up. */
    void serverSays(LiveSeat seat, RoomEvent event) {
        switch (event) {
            case RoomEvent.Up up -> stands(seat);
            case RoomEvent.HungUp gone -> broke(seat);
            case RoomEvent.SlowLink slow when slow.uplink() -> seat.quality.missed(slow.lost(), writes.now());
            case RoomEvent.MediaChanged media when media.kind().equals("audio") -> sounds(seat, media.receiving());
            default -> {
                // Nothing about the line.
            }
        }
    }

    private void stands(LiveSeat seat) {
        if (seat.quality.isUp()) {
            return;
        }
        if (serverMissed) {
            serverMissed = false;
            writes.changed(lease, null, null, MediaCause.SERVER_BACK);
        }
        MediaCause cause = seat.quality.everStood() ? MediaCause.LINE_BACK : MediaCause.ENTERED;
        writes.changed(lease, seat.id, seat.mode.mode(), cause);
        seat.quality.stands();
        // What the old path owed, the new one has to show again.
        seat.owed = null;
        seat.mode = seat.mode.reconnected();
        carry(seat);
    }

    private void sounds(LiveSeat seat, boolean receiving) {
        if (receiving == seat.quality.isUp() || !seat.quality.everStood()) {
            return;
        }
        if (receiving) {
            writes.changed(lease, seat.id, seat.mode.mode(), MediaCause.LINE_BACK);
        } else {
            writes.lostSince(lease, seat.id, writes.now().minus(SILENCE_NOTICED));
        }
        seat.quality.sounds(receiving);
    }

    /** The legs of a person are made anew, or broke. */
    void broke(LiveSeat seat) {
        if (seat.quality.isUp()) {
            writes.changed(lease, seat.id, null, MediaCause.LINE_LOST);
        }
        seat.quality.broke();
    }

    void left(LiveSeat seat) {
        seat.owed = null;
        if (seat.quality.everStood()) {
            writes.left(lease, seat.id);
        }
        seat.quality.left();
        plans();
    }

    /** The media server is gone with every leg; whoever moves the room writes that down. */
    void serverGone() {
        seats.all().forEach(seat -> seat.quality.broke());
    }

    /** The record says that no media server could be had: whoever is back first takes that back. */
    void serverMissed() {
        serverMissed = true;
        tellAll.run();
    }

    /** Every 5 s: a sample of everyone who is here. */
    void measure() {
        Instant now = writes.now();
        minutes.take(
                seats.all().stream()
                        .filter(seat -> seat.here && seat.quality.everStood() && !seat.quality.hasOnlyJustStoodUp())
                        .toList(),
                now);
    }

    /** This node measures no more; what it did is kept. */
    void pause() {
        attempt(minutes::close);
    }

    /** The consult is over: what was measured is complete. */
    void close() {
        attempt(() -> {
            minutes.close();
            writes.closed(lease);
        });
    }

    /** Evidence that cannot be written is missed, but the room closes all the same. */
    private void attempt(Runnable write) {
        try {
            write.run();
        } catch (RuntimeException e) {
            log.error("The quality of consult {} could not be written", lease.consultId(), e);
        }
    }
}
