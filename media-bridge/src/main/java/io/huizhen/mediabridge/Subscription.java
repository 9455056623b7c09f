package io.huizhen.mediabridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One party's receiving leg: any number of feeds over one peer connection. */
public final class Subscription {

    /** What the browser must answer, and which line carries whom. */
    public record Offer(Jsep jsep, List<Track> tracks) {}

    /** One line of the offer; {@code feed} 0 when nobody sends on it now. */
    public record Track(String mid, String kind, long feed, boolean active) {}

    private final JanusHandle handle;
    private final Offer first;

    private Subscription(JanusHandle handle, Offer first) {
        this.handle = handle;
        this.first = first;
    }

    static Subscription join(JanusHandle handle, Room room, List<Long> feeds, Duration timeout) {
        ObjectNode body = request("join")
                .put("ptype", "subscriber")
                .put("room", room.number())
                .put("pin", room.pin().reveal());
        body.set("streams", streams(feeds));
        JanusAnswer answer = handle.request(body, null, timeout);
        if (answer.jsep() == null) {
            throw new JanusException.Unexpected("subscribe", handle.server());
        }
        return new Subscription(handle, offer(answer.data(), answer.jsep()));
    }

    /** The offer that opened this leg. */
    public Offer offer() {
        return first;
    }

    /** Adds and removes feeds. An offer comes back, or later as {@link RoomEvent.Offered} when one is under way. */
    public Optional<Offer> update(List<Long> add, List<Long> remove, Duration timeout) {
        ObjectNode body = request("update");
        if (!add.isEmpty()) {
            body.set("subscribe", streams(add));
        }
        if (!remove.isEmpty()) {
            body.set("unsubscribe", streams(remove));
        }
        return offered(handle.request(body, null, timeout));
    }

    /** Passes on the browser's answer. */
    public void answer(Jsep answer, Duration timeout) {
        handle.request(request("start"), answer, timeout);
    }

    /** Asks for a new offer after the browser changed networks. */
    public Optional<Offer> restartIce(Duration timeout) {
        return offered(handle.request(request("configure").put("restart", true), null, timeout));
    }

    /** Chooses what of one line is relayed: none of it, or up to a simulcast layer (0 is the smallest). */
    public void choose(String mid, boolean relay, int layer, Duration timeout) {
        ObjectNode body = request("configure");
        body.putArray("streams").addObject().put("mid", mid).put("send", relay).put("substream", layer);
        handle.request(body, null, timeout);
    }

    public void trickle(Candidate candidate, Duration timeout) {
        handle.trickle(candidate, timeout);
    }

    /** Ends the leg. */
    public void leave(Duration timeout) {
        handle.detach(timeout);
    }

    private static Optional<Offer> offered(JanusAnswer answer) {
        return Optional.ofNullable(answer.jsep()).map(jsep -> offer(answer.data(), jsep));
    }

    static Offer offer(JsonNode data, Jsep jsep) {
        List<Track> tracks = new ArrayList<>();
        for (JsonNode stream : data.path("streams")) {
            tracks.add(new Track(
                    stream.path("mid").asText(),
                    stream.path("type").asText(),
                    stream.path("feed_id").asLong(),
                    stream.path("active").asBoolean()));
        }
        return new Offer(jsep, List.copyOf(tracks));
    }

    private static ArrayNode streams(List<Long> feeds) {
        ArrayNode streams = JsonNodeFactory.instance.arrayNode();
        feeds.forEach(feed -> streams.addObject().put("feed", feed));
        return streams;
    }

    private static ObjectNode request(String name) {
        return JsonNodeFactory.instance.objectNode().put("request", name);
    }
}
