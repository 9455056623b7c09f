package io.huizhen.mediabridge.phone;

import java.util.Optional;

/** What happens to a call, in this order; {@link Ended} comes exactly once and last. */
public sealed interface PhoneEvent {

    /** The telephone rings. Not every trunk says so: {@link Answered} may come without it. */
    record Ringing(Leg leg) implements PhoneEvent {}

    /** The telephone was picked up. */
    record Answered(Leg leg) implements PhoneEvent {}

    /** Both telephones have been told of each other: they talk. */
    record Bridged() implements PhoneEvent {}

    /**
     * The call is over and both telephones are, or are being, put down.
     *
     * @param leg the telephone that ended it, or empty when it was us or the trunk as a whole
     * @param sipCode the trunk's answer behind it, such as 486, or 0 when there was none
     */
    record Ended(Reason reason, Optional<Leg> leg, int sipCode) implements PhoneEvent {}

    /** Why a call ended. */
    enum Reason {
        /** A person put the telephone down, before or after {@link Bridged}. */
        HUNG_UP,
        /** Engaged (486, 600). */
        BUSY,
        /** Somebody pressed the red button (603, 607). */
        REFUSED,
        /** It rang for as long as it may, or the trunk said that nobody came (408 or 480 after ringing). */
        NO_ANSWER,
        /** No such number, switched off, barred or lost on the way (404, 480, 3xx and the like). */
        UNREACHABLE,
        /** The telephones have no way of talking in common, or one of them described its sound unreadably. */
        BAD_MEDIA,
        /** The trunk does not answer, does not let us in, or failed (5xx). */
        TRUNK_DOWN,
        /** {@link PhoneCall#hangUp()}, the longest time of a call, or the bridge was closed. */
        BY_US;

        /**
         * What a trunk's answer means.
         *
         * @param code 300 to 699, or 0 when there was none
         * @param rang whether the telephone rang before, which tells nobody's coming from nobody's being there
         */
        static Reason of(int code, boolean rang) {
            return switch (code) {
                case 0, 401, 407 -> TRUNK_DOWN;
                case 486, 600 -> BUSY;
                case 603, 607, 608 -> REFUSED;
                case 415, 488, 606 -> BAD_MEDIA;
                case 408, 480, 487 -> rang ? NO_ANSWER : UNREACHABLE;
                default -> code / 100 == 5 ? TRUNK_DOWN : UNREACHABLE;
            };
        }
    }
}
