package io.huizhen.consult;

import java.util.Locale;

/** How a person takes part, best first. Shown in words; see {@link ModeOfSeat} for how one follows another. */
public enum MediaMode {
    FULL_VIDEO,
    LOW_VIDEO,
    STILL_AND_AUDIO,
    AUDIO,
    PHONE,
    HAND_OVER;

    /** As in message keys and in the browser: {@code full-video}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True when pictures are sent to this person. */
    public boolean hasVideo() {
        return this == FULL_VIDEO || this == LOW_VIDEO;
    }
}
