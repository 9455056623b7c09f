package io.huizhen.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdNumberTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014", "530626195403150023"})
    void acceptsNumbersWhoseCheckCharacterFits(String number) {
        assertThat(new IdNumber(number).fault(TODAY)).isNull();
    }

    @Test
    void readsASmallXAndSpacesAround() {
        assertThat(new IdNumber(" 11010519491231002x ").fault(TODAY)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "110105194912310020,CHECKSUM",
        "110105194912310021,CHECKSUM",
        "110150194912310023,CHECKSUM",
        "11010519491231002,SHAPE",
        "11010519491231002Y,SHAPE",
        "01010519491231002X,SHAPE",
        "'',SHAPE"
    })
    void namesTheFault(String number, IdNumber.Fault fault) {
        assertThat(new IdNumber(number).fault(TODAY)).isEqualTo(fault);
    }

    /** 2090-01-01 and 30 February, each with the check character that fits. */
    @ParameterizedTest
    @ValueSource(strings = {"5306262090010100", "5306261990023000"})
    void refusesABirthDateThatIsNoDayInThePast(String first16) {
        String number = withCheck(first16 + "1");
        assertThat(new IdNumber(number).fault(TODAY)).isEqualTo(IdNumber.Fault.BIRTH_DATE);
    }

    @Test
    void tellsBirthDateAndSex() {
        IdNumber number = new IdNumber("530626195403150023");
        assertThat(number.birthDate()).isEqualTo(LocalDate.of(1954, 3, 15));
        assertThat(number.sex()).isEqualTo(Sex.FEMALE);
        assertThat(new IdNumber("440524188001010014").sex()).isEqualTo(Sex.MALE);
    }

    @Test
    void neverPrintsItself() {
        assertThat(new IdNumber("11010519491231002X").toString()).doesNotContain("1949");
    }

    /** ISO 7064 MOD 11-2 as the sum of powers of two, not as the weights of the code under test. */
    private static String withCheck(String digits17) {
        int check = 0;
        for (char digit : digits17.toCharArray()) {
            check = (check + (digit - '0')) * 2 % 11;
        }
        int last = (12 - check) % 11;
        return digits17 + (last == 10 ? "X" : Integer.toString(last));
    }
}
