package io.huizhen.mediabridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads the VideoRoom plugin's events. */
final class RoomEvents {

    private RoomEvents() {}

    /** A handle's listener that tells a room's. */
    static Consumer<JanusEvent> to(Consumer<RoomEvent> listener) {
        return event -> read(event).forEach(listener);
    }

    static List<RoomEvent> read(JanusEvent event) {
        return switch (event) {
            case JanusEvent.WebRtcUp up -> List.of(new RoomEvent.Up());
            case JanusEvent.MediaChanged media -> List.of(new RoomEvent.MediaChanged(media.kind(), media.receiving()));
            case JanusEvent.SlowLink slow -> List.of(new RoomEvent.SlowLink(slow.uplink(), slow.lost()));
            case JanusEvent.Hangup hangup -> List.of(new RoomEvent.HungUp(hangup.reason()));
            case JanusEvent.Detached detached -> List.of(new RoomEvent.HungUp("detached"));
            case JanusEvent.Trickled trickled -> List.of(new RoomEvent.Trickled(trickled.candidate()));
            case JanusEvent.SessionLost lost -> List.of(new RoomEvent.Lost());
            case JanusEvent.Unknown unknown -> List.of(new RoomEvent.Unknown(unknown.kind()));
            case JanusEvent.Plugin plugin -> plugin(plugin.data(), plugin.jsep());
        };
    }

    private static List<RoomEvent> plugin(JsonNode data, Jsep jsep) {
        if (jsep != null && jsep.type() == Jsep.Type.OFFER) {
            return List.of(new RoomEvent.Offered(Subscription.offer(data, jsep)));
        }
        List<RoomEvent> events = new ArrayList<>();
        if (data.hasNonNull("publishers")) {
            events.add(new RoomEvent.FeedsAppeared(feeds(data)));
        }
        // "leaving" also follows an "unpublished" of the same feed; both mean that it sends no more.
        for (String gone : List.of("unpublished", "leaving")) {
            if (data.path(gone).isNumber()) {
                events.add(new RoomEvent.FeedGone(data.get(gone).asLong()));
            }
        }
        if (data.path("videoroom").asText().equals("destroyed")) {
            events.add(new RoomEvent.RoomGone());
        }
        return events.isEmpty()
                ? List.of(new RoomEvent.Unknown(data.path("videoroom").asText("event")))
                : events;
    }

    static List<RoomEvent.Feed> feeds(JsonNode data) {
        List<RoomEvent.Feed> feeds = new ArrayList<>();
        for (JsonNode publisher : data.path("publishers")) {
            feeds.add(new RoomEvent.Feed(
                    publisher.path("id").asLong(), publisher.path("display").asText("")));
        }
        return List.copyOf(feeds);
    }
}
