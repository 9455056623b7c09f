package io.huizhen.consult;

/**
 * How a call ended, in codes that everyone is told in words. The first eight are the bridge's; the rest are ours.
 */
public enum CallEnd {
    HUNG_UP,
    BUSY,
    REFUSED,
    NO_ANSWER,
    UNREACHABLE,
    BAD_MEDIA,
    TRUNK_DOWN,
    BY_US,
    /** The app that rang has died, and the call with it as far as we can tell. */
    NODE_LOST,
    /** Three wrong answers. */
    NOT_THE_PATIENT;

    /** True when it is the line that failed and none of the people: ringing again would not help. */
    boolean isOfTheLine() {
        return this == TRUNK_DOWN || this == BAD_MEDIA;
    }

    /** As in message keys: {@code no-answer}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
