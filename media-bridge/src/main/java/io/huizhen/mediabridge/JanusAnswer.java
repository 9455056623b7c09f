package io.huizhen.mediabridge;

import com.fasterxml.jackson.databind.JsonNode;

/** The answer to one request: the plugin's data (or the core's) and the offer or answer that came with it, or null. */
record JanusAnswer(JsonNode data, Jsep jsep) {

    @Override
    public String toString() {
        return "JanusAnswer[" + jsep + "]";
    }
}
