package io.huizhen.journeys;

import java.security.SecureRandom;
import java.time.LocalDate;

/**
 * A patient who is not yet known: an invented person with a rare character in her name, and a number that is right.
 *
 * @param phone where her messages go
 */
public record NewPatient(String name, LocalDate birth, String idNumber, String phone) {

    private static final SecureRandom CHANCE = new SecureRandom();
    private static final String[] SURNAMES = {"林", "周", "何", "罗", "杨", "唐"};
    private static final String[] LAST = {"珍", "英", "芳", "秀", "梅", "凤"};

    /** Somebody born in 1954. */
    public static NewPatient invented() {
        LocalDate birth = LocalDate.of(1954, 1, 1).plusDays(CHANCE.nextInt(320));
        return new NewPatient(
                SURNAMES[CHANCE.nextInt(SURNAMES.length)] + "𠮷" + LAST[CHANCE.nextInt(LAST.length)],
                birth,
                IdNumbers.fresh(birth, true),
                "139%08d".formatted(CHANCE.nextInt(100_000_000)));
    }

    int age(LocalDate today) {
        return birth.until(today).getYears();
    }
}
