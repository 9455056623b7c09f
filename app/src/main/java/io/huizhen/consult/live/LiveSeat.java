package io.huizhen.consult.live;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.consult.MediaCause;
import io.huizhen.consult.MediaMode;
import io.huizhen.consult.Seat;
import io.huizhen.consult.mode.ModeOfSeat;
import io.huizhen.consult.mode.Rung;
import io.huizhen.mediabridge.Candidate;
import io.huizhen.mediabridge.JanusException;
import io.huizhen.mediabridge.Jsep;
import io.huizhen.mediabridge.Publisher;
import io.huizhen.mediabridge.RoomEvent;
import io.huizhen.mediabridge.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** One person in the live room: line, legs, devices, mode. Touched by the room's own thread alone. */
final class LiveSeat {

    private static final int BEST_LAYER = 2;
    private static final Duration STILL_SOONEST = Duration.ofSeconds(2);

    final String id;
    final Role role;
    Viewer viewer;
    Line line;
    boolean here;
    Instant awaySince;
    String stay;
    boolean audio;
    boolean video;
    Boolean consent;
    ModeOfSeat mode = ModeOfSeat.FIRST;

    /** What was decided of the mode and could not be written yet; null when nothing. */
    ModeOfSeat owed;

    MediaCause cause = MediaCause.ENTERED;
    final SeatLine quality = new SeatLine();
    boolean recorded;
    boolean triedAgain;

    /** On the telephone, because it was booked so, or because no server could be had: then until the person wants back. */
    boolean byPhone;

    private ToBrowser.Plan plan;
    private Instant shownAt;

    private final Duration limit;
    private Publisher publisher;
    private Subscription subscription;
    private boolean publishing;
    /** Begins anywhere, so that what was said to an owner before this one is not taken for ours. */
    private int round = ThreadLocalRandom.current().nextInt(1 << 20);

    private List<Subscription.Track> tracks = List.of();
    private final Map<Long, String> feeds = new HashMap<>();

    /** What the media server was told to relay; of a track that is not here, it relays everything. */
    private final Map<Subscription.Track, Relayed> relayed = new HashMap<>();

    private Integer cap;

    private record Relayed(boolean moves, int layer) {
        static final Relayed EVERYTHING = new Relayed(true, BEST_LAYER);
    }

    LiveSeat(Seat seat, Duration limit) {
        this.id = seat.id();
        this.role = seat.role();
        this.consent = seat.recordingConsent();
        this.limit = limit;
    }

    boolean isPublishing() {
        return publishing;
    }

    Publisher publisher() {
        return publisher;
    }

    /** The number of the legs there are now; it grows with each pair. */
    int round() {
        return round;
    }

    /** Makes the listener of a leg. */
    interface Ears {
        Consumer<RoomEvent> of(LiveSeat seat, int round);
    }

    /** Begins both legs anew: the browser is told, and whoever sends already is taken in at once. */
    void begin(MediaRoom room, Ears up, Ears down) {
        dropLegs();
        plan = null;
        send(new ToBrowser.Again(round));
        publisher = room.join(id, up.of(this, round));
        receive(room, publisher.others(), down.of(this, round));
    }

    /** Begins to send, or renegotiates; false when it was said of legs that are gone. */
    boolean publish(int of, Jsep offer) {
        if (of != round || publisher == null) {
            return false;
        }
        send(new ToBrowser.Published(publisher.publish(offer, limit).sdp(), round));
        publishing = true;
        triedAgain = false;
        return true;
    }

    /** Takes in others who began to send. */
    void receive(MediaRoom room, List<RoomEvent.Feed> others, Consumer<RoomEvent> down) {
        List<Long> fresh = new ArrayList<>();
        for (RoomEvent.Feed feed : others) {
            if (!feed.label().equals(id) && feeds.put(feed.id(), feed.label()) == null) {
                fresh.add(feed.id());
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        if (subscription == null) {
            subscription = room.subscribe(fresh, down);
            offer(subscription.offer());
        } else {
            subscription.update(fresh, List.of(), limit).ifPresent(this::offer);
        }
    }

    void forget(long feed) {
        feeds.remove(feed);
    }

    void offer(Subscription.Offer offer) {
        tracks = offer.tracks();
        relayed.keySet().retainAll(tracks);
        List<ToBrowser.Track> named = tracks.stream()
                .map(track ->
                        new ToBrowser.Track(track.mid(), track.kind(), track.active() ? feeds.get(track.feed()) : null))
                .toList();
        send(new ToBrowser.Offer(offer.jsep().sdp(), named, round));
    }

    void answer(int of, Jsep answer) {
        if (of == round && subscription != null) {
            subscription.answer(answer, limit);
            relay(mode.carried().others());
        }
    }

    /** A candidate of the media server. */
    void trickled(LegName leg, Candidate candidate) {
        send(ToBrowser.Trickled.of(leg, candidate, round));
    }

    void trickle(int of, LegName leg, Candidate candidate) {
        if (of != round) {
            return;
        }
        if (leg == LegName.UP && publisher != null) {
            publisher.trickle(candidate, limit);
        } else if (leg == LegName.DOWN && subscription != null) {
            subscription.trickle(candidate, limit);
        }
    }

    void restart(int of) {
        if (of == round && subscription != null) {
            subscription.restartIce(limit).ifPresent(this::offer);
        }
    }

    /**
     * Sends pictures to this person as far as the line carries them: the media server does not look by itself. What it
     * does already is not said again, since it asks the sender for a whole picture every time it is told, at most once a
     * second: the one that a person who is coming in waits for would be late.
     */
    void relay(Rung.Picture others) {
        if (subscription == null) {
            return;
        }
        Relayed wanted = new Relayed(others.moves(), others == Rung.Picture.FULL ? BEST_LAYER : 0);
        for (Subscription.Track track : tracks) {
            boolean picture = track.active() && track.kind().equals("video");
            if (picture && !wanted.equals(relayed.getOrDefault(track, Relayed.EVERYTHING))) {
                subscription.choose(track.mid(), wanted.moves(), wanted.layer(), limit);
                relayed.put(track, wanted);
            }
        }
    }

    /** Caps what this person's picture may take of the way up, in bits a second. */
    void cap(int bitrate) {
        if (publishing && !Integer.valueOf(bitrate).equals(cap)) {
            publisher.limit(bitrate, limit);
            cap = bitrate;
        }
    }

    /** Tells the browser what to send, unless it knows. */
    void plan(ToBrowser.Plan next) {
        if (!next.equals(plan)) {
            plan = next;
            send(next);
        }
    }

    /** False for a browser that shows too many stills. */
    boolean mayShow(Instant now) {
        if (shownAt != null && shownAt.plus(STILL_SOONEST).isAfter(now)) {
            return false;
        }
        shownAt = now;
        return true;
    }

    /** Gives both legs back; what the server has forgotten already needs no giving back. */
    void dropLegs() {
        Publisher up = publisher;
        Subscription down = subscription;
        forgetLegs();
        quietly(() -> {
            if (up != null) {
                up.leave(limit);
            }
        });
        quietly(() -> {
            if (down != null) {
                down.leave(limit);
            }
        });
    }

    /** The server is gone with them; what is still said about them is heard no more. */
    void forgetLegs() {
        round++;
        publisher = null;
        subscription = null;
        publishing = false;
        recorded = false;
        tracks = List.of();
        relayed.clear();
        cap = null;
        feeds.clear();
    }

    void send(ToBrowser message) {
        if (line != null) {
            line.send(message);
        }
    }

    /** Whose doing the mode is now: a wish that was taken back is no reason any more. */
    private MediaCause why() {
        if (mode.isByHand()) {
            return MediaCause.CHOSEN;
        }
        return cause == MediaCause.CHOSEN ? MediaCause.LINE_WEAK : cause;
    }

    ToBrowser.Person seen() {
        return new ToBrowser.Person(
                id,
                here,
                awaySince != null,
                audio,
                video,
                (byPhone ? MediaMode.PHONE : mode.mode()).key(),
                why().key(),
                quality.hasSlowDevice(),
                consent);
    }

    /** Needed for a yes to recording: everyone who is in the room, and those whose place is kept. */
    static ToBrowser.Recording wanted(Iterable<LiveSeat> seats) {
        int here = 0;
        boolean asking = false;
        for (LiveSeat seat : seats) {
            if (seat.here) {
                here++;
                if (Boolean.FALSE.equals(seat.consent)) {
                    return ToBrowser.Recording.REFUSED;
                }
                asking |= seat.consent == null;
            }
        }
        return here < 2 ? ToBrowser.Recording.OFF : asking ? ToBrowser.Recording.ASKING : ToBrowser.Recording.ON;
    }

    private static void quietly(Runnable call) {
        try {
            call.run();
        } catch (JanusException gone) {
            // Its leg went with its session.
        }
    }
}
