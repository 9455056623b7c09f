package io.huizhen.mediabridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One trickled ICE candidate, or the word that there are no more. Printed without addresses. */
public record Candidate(String line, String mid, int mLineIndex, boolean completed) {

    /** The end of candidates. */
    public static final Candidate COMPLETED = new Candidate("", "", 0, true);

    public static Candidate of(String line, String mid, int mLineIndex) {
        return new Candidate(line, mid, mLineIndex, false);
    }

    static Candidate read(JsonNode node) {
        if (node.path("completed").asBoolean()) {
            return COMPLETED;
        }
        return of(
                node.path("candidate").asText(),
                node.path("sdpMid").asText(),
                node.path("sdpMLineIndex").asInt());
    }

    ObjectNode write() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return completed
                ? node.put("completed", true)
                : node.put("candidate", line).put("sdpMid", mid).put("sdpMLineIndex", mLineIndex);
    }

    @Override
    public String toString() {
        return completed ? "end of candidates" : "candidate for " + mid;
    }
}
