package io.huizhen.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.huizhen.testing.DataRooms;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DataRooms
class BlindIndexTest {

    @Autowired
    Vault vault;

    @Autowired
    KekPort kek;

    @Autowired
    JdbcClient jdbc;

    @Test
    void equalValuesHaveTheSameIndexAfterARestart() {
        Vault restarted = new Vault(new DataKeys(jdbc, kek, Clock.systemUTC()), kek);

        assertThat(restarted.blindIndex(BlindIndex.PHONE, "13900001234"))
                .hasSize(32)
                .isEqualTo(vault.blindIndex(BlindIndex.PHONE, "13900001234"));
    }

    @Test
    void anIdNumberIsFoundHoweverItsLastLetterIsTyped() {
        assertSame(BlindIndex.ID_NUMBER, "11010519491231002X", " 11010519491231002x ");
        assertSame(BlindIndex.ID_NUMBER, "11010519491231002X", "１１０１０５１９４９１２３１００２Ｘ");
    }

    @Test
    void aPhoneIsFoundWithSpacesDashesOrCountryCode() {
        assertSame(BlindIndex.PHONE, "13900001234", "139-0000 1234");
        assertSame(BlindIndex.PHONE, "13900001234", "+86 139 0000 1234");
        assertSame(BlindIndex.PHONE, "13900001234", "0086 13900001234");
        assertDifferent(BlindIndex.PHONE, "13900001234", "13900001235");
    }

    @Test
    void aNameIsFoundWithFullWidthSpacesAndKeepsRareCharacters() {
        assertSame(BlindIndex.FULL_NAME, "陈𠮷兰", "陈　𠮷 兰");
        assertDifferent(BlindIndex.FULL_NAME, "陈𠮷兰", "陈吉兰");
    }

    @Test
    void theIndexKeyIsThereBeforeTheFirstSearch() {
        assertThat(jdbc.sql("SELECT COUNT(*) FROM data_key WHERE scope_kind = 'SYSTEM' AND scope_id = 'blind-index'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSameTextOfTwoKindsHasTwoIndexes() {
        assertThat(vault.blindIndex(BlindIndex.PHONE, "13900001234"))
                .isNotEqualTo(vault.blindIndex(BlindIndex.ID_NUMBER, "13900001234"));
    }

    @Test
    void refusesAKindThatNobodyNormalises() {
        assertThatIllegalArgumentException().isThrownBy(() -> vault.blindIndex("shoe-size", "42"));
    }

    private void assertSame(String kind, String one, String other) {
        assertThat(vault.blindIndex(kind, one)).isEqualTo(vault.blindIndex(kind, other));
    }

    private void assertDifferent(String kind, String one, String other) {
        assertThat(vault.blindIndex(kind, one)).isNotEqualTo(vault.blindIndex(kind, other));
    }
}
