package io.huizhen.journeys;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Identity numbers of people who do not exist, with a right check character (ISO 7064 MOD 11-2). */
public final class IdNumbers {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final String[] REGIONS = {"530626", "530627", "530628", "530629", "530621", "530622"};
    private static final SecureRandom CHANCE = new SecureRandom();

    private IdNumbers() {}

    /** A number that hardly anybody else will draw. */
    public static String fresh(LocalDate birth, boolean female) {
        int order = CHANCE.nextInt(500) * 2 + (female ? 0 : 1);
        String body = REGIONS[CHANCE.nextInt(REGIONS.length)]
                + birth.format(DateTimeFormatter.BASIC_ISO_DATE)
                + "%03d".formatted(order);
        return body + check(body);
    }

    /** The same number with another check character, as a slip of the finger makes it. */
    public static String withWrongCheck(String number) {
        String body = number.substring(0, 17);
        return body + (check(body) == '1' ? '2' : '1');
    }

    private static char check(String body) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }
}
