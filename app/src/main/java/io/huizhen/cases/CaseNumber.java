package io.huizhen.cases;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number people say on the telephone: {@code HZ-261123-7K4Q9XM}, day of the referral and seven letters without
 * look-alikes. Drawn at random, so that no counter row stands between two referrals; the table
 * refuses a double, which among ten thousand cases of a day happens once in a year.
 */
public final class CaseNumber {

    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyMMdd").withZone(ZoneId.of("Asia/Shanghai"));
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Pattern TYPED = Pattern.compile("HZ([0-9]{6})([" + LETTERS + "]{7})");

    private CaseNumber() {}

    /** The number that somebody typed, with or without its dashes and capitals; empty when it can be none of ours. */
    public static Optional<String> of(String typed) {
        Matcher parts = TYPED.matcher(typed.replaceAll("[\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT));
        return parts.matches() ? Optional.of("HZ-" + parts.group(1) + "-" + parts.group(2)) : Optional.empty();
    }

    static String next(Instant now) {
        StringBuilder number = new StringBuilder("HZ-").append(DAY.format(now)).append('-');
        RANDOM.ints(7, 0, LETTERS.length()).forEach(i -> number.append(LETTERS.charAt(i)));
        return number.toString();
    }
}
