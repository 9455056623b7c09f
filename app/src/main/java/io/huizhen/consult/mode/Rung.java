package io.huizhen.consult.mode;

import io.huizhen.consult.MediaMode;

/**
 * The ladder, best first. Each step gives up one thing more, in the order of sacrifice: the quality of one's own
 * picture, one's own picture, the others' pictures. There is no screen share in the room, so it has no step; sound is
 * given up on none of them but the last, where the telephone takes it.
 */
public enum Rung {
    FULL(MediaMode.FULL_VIDEO, Picture.FULL, Picture.FULL),
    OWN_LOW(MediaMode.LOW_VIDEO, Picture.LOW, Picture.LOW),
    OWN_STILL(MediaMode.STILL_AND_AUDIO, Picture.STILL, Picture.LOW),
    ALL_STILL(MediaMode.STILL_AND_AUDIO, Picture.STILL, Picture.STILL),
    SOUND(MediaMode.AUDIO, Picture.NONE, Picture.NONE),
    NOTHING(MediaMode.PHONE, Picture.NONE, Picture.NONE);

    /** How much of a picture is carried. */
    public enum Picture {
        FULL,
        LOW,
        /** A small photograph every few seconds, by the signalling line. */
        STILL,
        NONE;

        /** True when a picture that moves is carried. */
        public boolean moves() {
            return this == FULL || this == LOW;
        }
    }

    private final MediaMode mode;
    private final Picture own;
    private final Picture others;

    Rung(MediaMode mode, Picture own, Picture others) {
        this.mode = mode;
        this.own = own;
        this.others = others;
    }

    public MediaMode mode() {
        return mode;
    }

    /** What the person sends of its own picture. */
    public Picture own() {
        return own;
    }

    /** What the person is sent of the others' pictures. */
    public Picture others() {
        return others;
    }

    /** The lowest step of a mode: who wishes for stills wishes for nothing that moves. */
    public static Rung of(MediaMode mode) {
        return switch (mode) {
            case FULL_VIDEO -> FULL;
            case LOW_VIDEO -> OWN_LOW;
            case STILL_AND_AUDIO -> ALL_STILL;
            case AUDIO -> SOUND;
            case PHONE, HAND_OVER -> NOTHING;
        };
    }

    public Rung lower(Rung other) {
        return compareTo(other) >= 0 ? this : other;
    }

    boolean isBelow(Rung other) {
        return compareTo(other) > 0;
    }

    Rung above() {
        return this == FULL ? FULL : values()[ordinal() - 1];
    }
}
