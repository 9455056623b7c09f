package io.huizhen.signing;

import java.util.Optional;

/** What is wrong with a signing PIN that somebody chose: 6 to 12 digits, and none of those that are guessed first. */
public enum PinFault {
    NOT_DIGITS,
    /** One digit over and over, or a straight run such as 234567 or 987654. */
    TOO_PLAIN;

    private static final int SHORTEST = 6;
    private static final int LONGEST = 12;

    /** The fault of a PIN; empty when it may be used. */
    public static Optional<PinFault> of(char[] pin) {
        if (pin.length < SHORTEST || pin.length > LONGEST) {
            return Optional.of(NOT_DIGITS);
        }
        for (char digit : pin) {
            if (digit < '0' || digit > '9') {
                return Optional.of(NOT_DIGITS);
            }
        }
        return isRun(pin, 0) || isRun(pin, 1) || isRun(pin, -1) ? Optional.of(TOO_PLAIN) : Optional.empty();
    }

    private static boolean isRun(char[] pin, int step) {
        for (int i = 1; i < pin.length; i++) {
            if (pin[i] - pin[i - 1] != step) {
                return false;
            }
        }
        return true;
    }
}
