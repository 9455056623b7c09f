package io.huizhen.mediabridge;

import com.fasterxml.jackson.databind.JsonNode;

/** What a media server says unasked about a session or one of its handles. Delivered in order. */
public sealed interface JanusEvent {

    /** ICE and DTLS are through: media can flow. */
    record WebRtcUp() implements JanusEvent {}

    /** Media of one line started ({@code receiving}) or stopped for a second. */
    record MediaChanged(String mid, String kind, boolean receiving) implements JanusEvent {}

    /** Many lost packets; {@code uplink} as Janus sees it: from us to the browser's peer, true when it receives. */
    record SlowLink(boolean uplink, String mid, int lost) implements JanusEvent {}

    /** The peer connection is closed; the handle lives on. */
    record Hangup(String reason) implements JanusEvent {}

    /** The handle is gone. */
    record Detached() implements JanusEvent {}

    /** A candidate of the server's side, where it trickles. */
    record Trickled(Candidate candidate) implements JanusEvent {}

    /** The plugin's own event, with an offer or answer when it carries one. */
    record Plugin(JsonNode data, Jsep jsep) implements JanusEvent {
        @Override
        public String toString() {
            return "Plugin[" + data.path("videoroom").asText("event") + "]";
        }
    }

    /** The session is over: it timed out, the server forgot it, or the connection could not be had again. */
    record SessionLost() implements JanusEvent {}

    /** A kind that this client does not know; ignored but never dropped without a trace. */
    record Unknown(String kind) implements JanusEvent {}
}
