package io.huizhen.directory;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A Chinese resident identity number: 17 digits and a check character (GB 11643-1999, ISO 7064 MOD 11-2).
 * Positions 7 to 14 are the birth date; an odd 17th digit means male.
 */
public record IdNumber(String value) {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    /** What can be wrong with a number; the page says which. */
    public enum Fault {
        SHAPE,
        CHECKSUM,
        BIRTH_DATE
    }

    public IdNumber {
        value = value.strip().toUpperCase(Locale.ROOT);
    }

    /** The first fault found, or null when the number is right. {@code today} bounds the birth date. */
    public Fault fault(LocalDate today) {
        if (!value.matches("[1-9][0-9]{16}[0-9X]")) {
            return Fault.SHAPE;
        }
        if (CHECKS.charAt(weightedSum() % 11) != value.charAt(17)) {
            return Fault.CHECKSUM;
        }
        try {
            return birthDate().isAfter(today) ? Fault.BIRTH_DATE : null;
        } catch (DateTimeException notADate) {
            return Fault.BIRTH_DATE;
        }
    }

    /** The birth date inside the number; throws {@link DateTimeException} when those digits are no date. */
    public LocalDate birthDate() {
        return LocalDate.of(
                Integer.parseInt(value.substring(6, 10)),
                Integer.parseInt(value.substring(10, 12)),
                Integer.parseInt(value.substring(12, 14)));
    }

    public Sex sex() {
        return (value.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    private int weightedSum() {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (value.charAt(i) - '0') * WEIGHTS[i];
        }
        return sum;
    }

    /** Never printed whole. */
    @Override
    public String toString() {
        return "IdNumber[…]";
    }
}
