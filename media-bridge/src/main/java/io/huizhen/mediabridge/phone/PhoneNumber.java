package io.huizhen.mediabridge.phone;

import java.util.regex.Pattern;

/**
 * A telephone number as a trunk dials it: an optional {@code +}, then 3 to 15 digits (E.164, or an extension of the
 * house). It tells who a person is, so it never prints itself.
 */
public final class PhoneNumber {

    private static final Pattern DIALLED = Pattern.compile("\\+?[0-9]{3,15}");
    private static final Pattern WRITTEN_BETWEEN = Pattern.compile("[\\s().-]");

    private final String digits;

    private PhoneNumber(String digits) {
        this.digits = digits;
    }

    /**
     * Reads a number as people write it: blanks, hyphens, dots and brackets are passed over.
     *
     * @throws IllegalArgumentException when it is none; the message does not repeat it
     */
    public static PhoneNumber of(String written) {
        String digits = WRITTEN_BETWEEN.matcher(written).replaceAll("");
        if (!DIALLED.matcher(digits).matches()) {
            throw new IllegalArgumentException("Not a telephone number");
        }
        return new PhoneNumber(digits);
    }

    /** The number itself, for the message that needs it. */
    public String reveal() {
        return digits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PhoneNumber number && number.digits.equals(digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    @Override
    public String toString() {
        return "[phone]";
    }
}
