package io.huizhen.mediabridge.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huizhen.mediabridge.Secret;
import io.huizhen.mediabridge.phone.TrunkSettings.Transport;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrunkSettingsTest {

    @Test
    void aTrunkIsNamedByOneLine() {
        TrunkSettings trunk = settings("sip:pbx.hospital.example:5080;transport=tcp");

        assertThat(trunk.host()).isEqualTo("pbx.hospital.example");
        assertThat(trunk.port()).isEqualTo(5_080);
        assertThat(trunk.transport()).isEqualTo(Transport.TCP);
        assertThat(settings("sip:10.0.0.1")).isEqualTo(settings("sip:10.0.0.1:5060;transport=udp"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.0.0.1", "sips:10.0.0.1", "sip:a:99999", "sip:a:0", "sip:a;transport=tls", "sip:a b"})
    void refusesWhatIsNone(String address) {
        assertThatThrownBy(() -> settings(address)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverPrintsAPassword() {
        assertThat(TrunkSettings.of("sip:a", "user", Secret.of("open sesame"), "1000"))
                .hasToString("sip:a:5060;transport=udp");
    }

    @Test
    void readsNumbersAsPeopleWriteThemAndNeverPrintsThem() {
        assertThat(PhoneNumber.of("+86 (139) 0000-0001").reveal()).isEqualTo("+8613900000001");
        assertThat(PhoneNumber.of("139 0000 0001")).isEqualTo(PhoneNumber.of("13900000001"));
        assertThat(PhoneNumber.of("13900000001")).hasToString("[phone]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "12", "1390000000a", "1234567890123456", "13900000001@evil.example", "139;tag=1", "++139"})
    void refusesWhatIsNoNumberWithoutRepeatingIt(String written) {
        assertThatThrownBy(() -> PhoneNumber.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a telephone number");
    }

    @Test
    void aTelephoneRingsForSomeTimeAndNotForEver() {
        assertThatThrownBy(() -> new RingLimits(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RingLimits(Duration.ofSeconds(1), Duration.ofMinutes(4)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TrunkSettings settings(String address) {
        return TrunkSettings.of(address, "", Secret.of(""), "1000");
    }
}
