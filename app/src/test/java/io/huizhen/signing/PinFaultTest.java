package io.huizhen.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinFaultTest {

    @ParameterizedTest
    @ValueSource(strings = {"246810", "135791", "112233", "123457", "908172635441"})
    void acceptsDigitsThatMakeNoPattern(String pin) {
        assertThat(PinFault.of(pin.toCharArray())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567890123", "12345a", "12 456", "１２３４５７"})
    void asksForSixToTwelveDigits(String pin) {
        assertThat(PinFault.of(pin.toCharArray())).contains(PinFault.NOT_DIGITS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000", "777777777777", "123456", "456789", "987654"})
    void refusesWhatIsGuessedFirst(String pin) {
        assertThat(PinFault.of(pin.toCharArray())).contains(PinFault.TOO_PLAIN);
    }
}
