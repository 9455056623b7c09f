package io.huizhen.mediabridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The rooms of one media server, through one session: made, watched, recorded and destroyed. */
public final class VideoRooms {

    static final String PLUGIN = "janus.plugin.videoroom";

    private static final SecureRandom random = new SecureRandom();

    private final JanusSession session;
    private final JanusHandle handle;

    private VideoRooms(JanusSession session, JanusHandle handle) {
        this.session = session;
        this.handle = handle;
    }

    public static VideoRooms over(JanusSession session, Duration timeout) {
        return new VideoRooms(session, session.attach(PLUGIN, "rooms", event -> {}, timeout));
    }

    /** Makes a private room with random number, secret and pin: VP8 with simulcast, Opus with in-band FEC. */
    public Room create(RoomSettings settings, Duration timeout) {
        // Below 2^53, so that no JSON reader on the way rounds it.
        var room = new Room(random.nextLong(1L << 40, 1L << 53), secret(), secret());
        ObjectNode body = request("create", room)
                .put("permanent", false)
                .put("is_private", true)
                .put("pin", room.pin().reveal())
                .put("publishers", settings.publishers())
                .put("bitrate", settings.bitrate())
                .put("bitrate_cap", true)
                .put("fir_freq", 10)
                .put("audiocodec", "opus")
                .put("videocodec", "vp8")
                .put("opus_fec", true)
                .put("transport_wide_cc_ext", true)
                .put("record", false)
                .put("rec_dir", settings.recordings().toString())
                .put("lock_record", true);
        handle.request(body, null, timeout);
        return room;
    }

    /** Whether the server still has the room; a restarted one has forgotten it. */
    public boolean exists(Room room, Duration timeout) {
        JsonNode data = handle.request(request("exists", room), null, timeout).data();
        return data.path("exists").asBoolean();
    }

    /** Destroys the room; one that is gone already is no error. */
    public void destroy(Room room, Duration timeout) {
        try {
            handle.request(request("destroy", room), null, timeout);
        } catch (JanusException.Refused refused) {
            if (refused.code() != JanusException.Refused.NO_SUCH_ROOM) {
                throw refused;
            }
        }
    }

    /** Joins as one who may send. The answer lists those who send already. */
    public Publisher join(Room room, String label, Consumer<RoomEvent> events, Duration timeout) {
        JanusHandle own = session.attach(PLUGIN, "publisher", RoomEvents.to(events), timeout);
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("request", "join")
                .put("ptype", "publisher")
                .put("room", room.number())
                .put("pin", room.pin().reveal())
                .put("display", label);
        JsonNode data = own.request(body, null, timeout).data();
        return new Publisher(own, data.path("id").asLong(), RoomEvents.feeds(data));
    }

    /** Puts out whoever sends or could send and is none of these: what is left of legs that were never given back. */
    public void keepOnly(Room room, Set<Long> feeds, Duration timeout) {
        JsonNode data =
                handle.request(request("listparticipants", room), null, timeout).data();
        for (JsonNode participant : data.path("participants")) {
            long feed = participant.path("id").asLong();
            if (!feeds.contains(feed)) {
                handle.request(request("kick", room).put("id", feed), null, timeout);
            }
        }
    }

    /** Subscribes to every line of the feeds, as one peer connection; the browser answers the offer. */
    public Subscription subscribe(Room room, List<Long> feeds, Consumer<RoomEvent> events, Duration timeout) {
        JanusHandle own = session.attach(PLUGIN, "subscription", RoomEvents.to(events), timeout);
        return Subscription.join(own, room, feeds, timeout);
    }

    private static ObjectNode request(String name, Room room) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("request", name)
                .put("room", room.number())
                .put("secret", room.secret().reveal());
    }

    private static Secret secret() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
