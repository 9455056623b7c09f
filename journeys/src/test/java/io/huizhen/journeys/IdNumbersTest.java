package io.huizhen.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class IdNumbersTest {

    @Test
    void carriesBirthSexAndARightCheckCharacter() {
        String number = IdNumbers.fresh(LocalDate.of(1954, 3, 15), true);

        assertThat(number).matches("\\d{6}19540315\\d{2}[02468][0-9X]");
        assertThat(remainder(number)).isEqualTo(1);
        assertThat(remainder(IdNumbers.withWrongCheck(number))).isNotEqualTo(1);
    }

    /** GB 11643: over all 18 places the weighted sum leaves 1 modulo 11. */
    private static int remainder(String number) {
        int sum = 0;
        for (char digit : number.toCharArray()) {
            sum = (sum * 2 + (digit == 'X' ? 10 : digit - '0')) % 11;
        }
        return sum;
    }
}
