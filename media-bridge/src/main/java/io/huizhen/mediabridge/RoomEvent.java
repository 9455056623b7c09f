package io.huizhen.mediabridge;

import java.util.List;

/** What happens in a room, as one of its publishers or subscriptions hears it. Delivered in order. */
public sealed interface RoomEvent {

    /** Others began to send. */
    record FeedsAppeared(List<Feed> feeds) implements RoomEvent {}

    /** Another stopped sending or left. */
    record FeedGone(long feed) implements RoomEvent {}

    /** The media path stands. */
    record Up() implements RoomEvent {}

    /** Media of one line arrive at the server, or have not for a second. */
    record MediaChanged(String kind, boolean receiving) implements RoomEvent {}

    /** The server counts many lost packets on this leg. */
    record SlowLink(boolean uplink, int lost) implements RoomEvent {}

    /** A new offer that the subscriber must answer. */
    record Offered(Subscription.Offer offer) implements RoomEvent {}

    /** The peer connection of this leg ended; the party may publish or subscribe again. */
    record HungUp(String reason) implements RoomEvent {}

    /** A candidate of the server. */
    record Trickled(Candidate candidate) implements RoomEvent {}

    /** The room was destroyed. */
    record RoomGone() implements RoomEvent {}

    /** The session on the media server is gone: make the leg anew, here or on another server. */
    record Lost() implements RoomEvent {}

    /** Something this client does not know. */
    record Unknown(String kind) implements RoomEvent {}

    /**
     * One who sends.
     *
     * @param id number of the feed in the room
     * @param label what the publisher called itself when it joined
     */
    record Feed(long id, String label) {}
}
