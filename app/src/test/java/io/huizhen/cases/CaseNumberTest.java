package io.huizhen.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"HZ-261126-7K4Q9XM", " hz 261126 7k4q9xm ", "HZ2611267K4Q9XM", "HZ－261126－7K4Q9XM"})
    void isReadHoweverItWasTyped(String typed) {
        assertThat(CaseNumber.of(typed)).contains("HZ-261126-7K4Q9XM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HZ", "261126-7K4Q9XM", "HZ-261126-7K4Q9X", "HZ-261126-7K4Q9X1", "HZ-261126-7K4Q9XM%"})
    void whatCanBeNoneOfOursIsNotLookedUp(String typed) {
        assertThat(CaseNumber.of(typed)).isEmpty();
    }

    @Test
    void everyNumberGivenIsReadBack() {
        String number = CaseNumber.next(Instant.parse("2026-11-26T04:00:00Z"));
        assertThat(CaseNumber.of(number)).contains(number);
    }
}
