package io.huizhen.mediabridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huizhen.launcher.Stack;
import io.huizhen.launcher.StackInfo;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rooms of a real Janus. Media themselves are proven with real browsers, in the application's tests. */
class VideoRoomsTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Path recordings;
    private final BlockingQueue<RoomEvent> heard = new LinkedBlockingQueue<>();
    private JanusConnection connection;
    private JanusSession session;
    private VideoRooms rooms;

    @BeforeEach
    void open() {
        StackInfo.Janus real = Stack.current().janus().getFirst();
        var server = new JanusServer(real.name(), URI.create(real.url()), Secret.of(real.secret()));
        recordings = Path.of(real.recordings());
        connection = JanusConnection.open(server, new OkHttpClient(), JanusTimings.DEFAULT);
        session = connection.createSession(event -> {}, LIMIT);
        rooms = VideoRooms.over(session, LIMIT);
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void makesAndDestroysARoom() {
        Room room = rooms.create(settings(), LIMIT);
        assertThat(rooms.exists(room, LIMIT)).isTrue();
        rooms.destroy(room, LIMIT);
        assertThat(rooms.exists(room, LIMIT)).isFalse();
        rooms.destroy(room, LIMIT);
    }

    @Test
    void letsNobodyInWithoutThePinOrToTheControlsWithoutTheSecret() {
        Room room = rooms.create(settings(), LIMIT);
        var wrongPin = new Room(room.number(), room.secret(), Secret.of("guess"));
        assertThatThrownBy(() -> rooms.join(wrongPin, "seat", heard::add, LIMIT))
                .isInstanceOf(JanusException.Refused.class);
        var wrongSecret = new Room(room.number(), Secret.of("guess"), room.pin());
        assertThatThrownBy(() -> rooms.destroy(wrongSecret, LIMIT)).isInstanceOf(JanusException.Refused.class);
        rooms.destroy(room, LIMIT);
    }

    @Test
    void tellsThoseInARoomThatItIsGone() throws Exception {
        Room room = rooms.create(settings(), LIMIT);
        rooms.join(room, "seat-1", heard::add, LIMIT);
        rooms.destroy(room, LIMIT);
        await(RoomEvent.RoomGone.class);
    }

    @Test
    void answersAnOfferWithVp8AndOpusThatCorrectsErrors() {
        Room room = rooms.create(settings(), LIMIT);
        Publisher publisher = rooms.join(room, "seat-1", heard::add, LIMIT);
        assertThat(publisher.others()).isEmpty();
        Jsep answer = publisher.publish(Jsep.offer(Offers.AUDIO_AND_SIMULCAST_VIDEO), LIMIT);
        assertThat(answer.type()).isEqualTo(Jsep.Type.ANSWER);
        assertThat(answer.sdp()).contains("VP8/90000", "opus/48000/2", "useinbandfec=1", "a=simulcast:recv");
        publisher.startRecording(room, "seat-1-first", LIMIT);
        publisher.stopRecording(room, LIMIT);
        publisher.trickle(Candidate.COMPLETED, LIMIT);
        publisher.limit(128_000, LIMIT);
        publisher.leave(LIMIT);
        rooms.destroy(room, LIMIT);
    }

    /** A room is full of real calls alone, which are proven elsewhere; here it is who must go. */
    @Test
    void putsOutWhoeverIsNotAmongThoseToKeep() {
        Room room = rooms.create(settings(), LIMIT);
        Publisher kept = rooms.join(room, "seat-1", heard::add, LIMIT);
        Publisher dead = rooms.join(room, "seat-2", heard::add, LIMIT);
        rooms.keepOnly(room, Set.of(kept.feed()), LIMIT);
        assertThatThrownBy(() -> dead.limit(96_000, LIMIT)).isInstanceOf(JanusException.Refused.class);
        kept.limit(96_000, LIMIT);
        rooms.destroy(room, LIMIT);
    }

    @Test
    void carriesOnASessionAfterItsConnectionWasCut() throws Exception {
        Room room = rooms.create(settings(), LIMIT);
        Publisher publisher = rooms.join(room, "seat-1", heard::add, LIMIT);
        connection.suspect();
        publisher.limit(96_000, LIMIT);
        assertThat(rooms.exists(room, LIMIT)).isTrue();
        rooms.destroy(room, LIMIT);
        await(RoomEvent.RoomGone.class);
    }

    @Test
    void claimsASessionFromAnotherConnection() {
        Room room = rooms.create(settings(), LIMIT);
        try (var other = JanusConnection.open(connection.server(), new OkHttpClient(), JanusTimings.DEFAULT)) {
            JanusSession claimed = other.claimSession(session.id(), event -> {}, LIMIT);
            VideoRooms again = VideoRooms.over(claimed, LIMIT);
            assertThat(again.exists(room, LIMIT)).isTrue();
            again.destroy(room, LIMIT);
        }
    }

    private RoomSettings settings() {
        return new RoomSettings(6, 512_000, recordings);
    }

    private void await(Class<? extends RoomEvent> kind) throws InterruptedException {
        Collection<RoomEvent> seen = new ArrayList<>();
        for (RoomEvent event = next(); event != null; event = next()) {
            if (kind.isInstance(event)) {
                return;
            }
            seen.add(event);
        }
        throw new AssertionError("Expected " + kind.getSimpleName() + " after " + List.copyOf(seen));
    }

    private RoomEvent next() throws InterruptedException {
        return heard.poll(10, TimeUnit.SECONDS);
    }
}
