package io.huizhen.consult.live;

import io.huizhen.mediabridge.JanusConnection;
import io.huizhen.mediabridge.JanusEvent;
import io.huizhen.mediabridge.JanusException;
import io.huizhen.mediabridge.JanusPool;
import io.huizhen.mediabridge.JanusSession;
import io.huizhen.mediabridge.Publisher;
import io.huizhen.mediabridge.Room;
import io.huizhen.mediabridge.RoomEvent;
import io.huizhen.mediabridge.RoomSettings;
import io.huizhen.mediabridge.Secret;
import io.huizhen.mediabridge.Subscription;
import io.huizhen.mediabridge.VideoRooms;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The consult's room on one media server, in a session of its own that another node can claim. */
final class MediaRoom {

    private static final Logger log = LoggerFactory.getLogger(MediaRoom.class);

    private final JanusSession session;
    private final VideoRooms rooms;
    private final Room room;
    private final Duration limit;

    private MediaRoom(JanusSession session, VideoRooms rooms, Room room, Duration limit) {
        this.session = session;
        this.rooms = rooms;
        this.room = room;
        this.limit = limit;
    }

    /** Makes a room on the best server that can. {@code lost} is told when the server forgets it or is dead. */
    static MediaRoom make(
            JanusPool pool, Leases leases, RoomSettings settings, Duration limit, Consumer<MediaRoom> lost) {
        var load = leases.load();
        return pool.place(server -> load.getOrDefault(server, 0), server -> on(server, settings, limit, lost));
    }

    private static MediaRoom on(
            JanusConnection server, RoomSettings settings, Duration limit, Consumer<MediaRoom> lost) {
        var made = new CompletableFuture<MediaRoom>();
        JanusSession session = server.createSession(
                event -> {
                    if (event instanceof JanusEvent.SessionLost) {
                        made.thenAccept(lost);
                    }
                },
                limit);
        try {
            VideoRooms rooms = VideoRooms.over(session, limit);
            var room = new MediaRoom(session, rooms, rooms.create(settings, limit), limit);
            made.complete(room);
            return room;
        } catch (JanusException e) {
            session.abandon();
            throw e;
        }
    }

    /** Ends what an owner that is gone has left: claims its session, so that no dead legs stay in the room. */
    static void clear(JanusPool pool, PlacedRoom left, Duration limit) {
        try {
            JanusSession session = pool.connection(left.server()).claimSession(left.session(), event -> {}, limit);
            VideoRooms.over(session, limit)
                    .destroy(new Room(left.number(), Secret.of(left.secret()), Secret.of(left.pin())), limit);
            session.destroy(limit);
        } catch (JanusException | IllegalArgumentException e) {
            log.info("A room left on {} is gone already: {}", left.server(), e.getMessage());
        }
    }

    PlacedRoom placed() {
        return new PlacedRoom(
                server(),
                session.id(),
                room.number(),
                room.secret().reveal(),
                room.pin().reveal());
    }

    String server() {
        return session.connection().server().name();
    }

    Publisher join(String seatId, Consumer<RoomEvent> events) {
        return rooms.join(room, seatId, events, limit);
    }

    Subscription subscribe(List<Long> feeds, Consumer<RoomEvent> events) {
        return rooms.subscribe(room, feeds, events, limit);
    }

    /** Makes room where dead legs fill it. */
    void keepOnly(Set<Long> feeds) {
        rooms.keepOnly(room, feeds, limit);
    }

    void startRecording(Publisher publisher, String name) {
        publisher.startRecording(room, name, limit);
    }

    void stopRecording(Publisher publisher) {
        publisher.stopRecording(room, limit);
    }

    /** Destroys room and session; every recording file is complete after it. */
    void close() {
        try {
            rooms.destroy(room, limit);
            session.destroy(limit);
        } catch (JanusException e) {
            log.info("A room on {} was gone at its end: {}", server(), e.getMessage());
        }
    }
}
