package io.huizhen.mediabridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A session description on its way between a browser and a media server. Printed without its text. */
public record Jsep(Type type, String sdp) {

    /** Which half of the exchange it is. */
    public enum Type {
        OFFER,
        ANSWER;

        String wire() {
            return this == OFFER ? "offer" : "answer";
        }
    }

    public static Jsep offer(String sdp) {
        return new Jsep(Type.OFFER, sdp);
    }

    public static Jsep answer(String sdp) {
        return new Jsep(Type.ANSWER, sdp);
    }

    static Jsep read(JsonNode node) {
        if (node == null || !node.hasNonNull("sdp")) {
            return null;
        }
        return new Jsep(
                "offer".equals(node.path("type").asText()) ? Type.OFFER : Type.ANSWER,
                node.get("sdp").asText());
    }

    ObjectNode write() {
        return JsonNodeFactory.instance.objectNode().put("type", type.wire()).put("sdp", sdp);
    }

    @Override
    public String toString() {
        return type.wire() + " of " + sdp.length() + " characters";
    }
}
