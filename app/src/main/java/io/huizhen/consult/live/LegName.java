package io.huizhen.consult.live;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A browser's two peer connections: the one it sends on and the one it receives on. */
enum LegName {
    @JsonProperty("up")
    UP,
    @JsonProperty("down")
    DOWN
}
