package io.huizhen.consult;

/**
 * The mode of one person, as a pure state machine. A mode that the person chose stays until the person chooses again;
 * what the line allows can only lower it further.
 *
 * @param chosen the person's own wish
 * @param allowed what the line allows
 */
public record ModeOfSeat(MediaMode chosen, MediaMode allowed) {

    public static final ModeOfSeat FIRST = new ModeOfSeat(MediaMode.FULL_VIDEO, MediaMode.FULL_VIDEO);

    /** The mode in force: the lower of the two. */
    public MediaMode mode() {
        return chosen.compareTo(allowed) >= 0 ? chosen : allowed;
    }

    /** True when it is the person's own choice and not the line that set it. */
    public boolean isByHand() {
        return chosen != MediaMode.FULL_VIDEO && chosen.compareTo(allowed) >= 0;
    }

    public ModeOfSeat choose(MediaMode wish) {
        return new ModeOfSeat(wish, allowed);
    }

    public ModeOfSeat allow(MediaMode limit) {
        return new ModeOfSeat(chosen, limit);
    }
}
