package io.huizhen.cases;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * The number people say on the telephone: {@code HZ-261123-7K4Q9XM}, day of the referral and seven letters without
 * look-alikes. Drawn at random, so that no counter row stands between two referrals; the table
 * refuses a double, which among ten thousand cases of a day happens once in a year.
 */
final class CaseNumber {

    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyMMdd").withZone(ZoneId.of("Asia/Shanghai"));
    private static final SecureRandom RANDOM = new SecureRandom();

    private CaseNumber() {}

    static String next(Instant now) {
        StringBuilder number = new StringBuilder("HZ-").append(DAY.format(now)).append('-');
        RANDOM.ints(7, 0, LETTERS.length()).forEach(i -> number.append(LETTERS.charAt(i)));
        return number.toString();
    }
}
