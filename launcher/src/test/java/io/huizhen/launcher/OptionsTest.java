package io.huizhen.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The command line and the environment, as a person may get them wrong. */
class OptionsTest {

    @Test
    void readsFlagsAndValues() {
        Options options = up("--fresh", "--port", "9000", "--host=consult.example");

        assertThat(options.has("--fresh")).isTrue();
        assertThat(up().has("--fresh")).isFalse();
        assertThat(options.port("--port")).contains(9000);
        assertThat(options.value("--host")).contains("consult.example");
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> up("--prot", "9000")).hasMessage("unknown option --prot");
        assertThatThrownBy(() -> up("--port")).hasMessage("--port needs a value");
        assertThatThrownBy(() -> up("--port", "99999").port("--port"))
                .hasMessage("--port needs a port from 1 to 65535, not 99999");
        assertThatThrownBy(() -> up("--port", "web").port("--port"))
                .hasMessage("--port needs a port from 1 to 65535, not web");
    }

    @Test
    void startsNoPartThatTheEnvironmentNames() {
        External external = new External(Map.of("HUIZHEN_TURN_URLS", "turn:turn.example", "HUIZHEN_TURN_SECRET", "x"));

        assertThat(external.turn()).isTrue();
        assertThat(external.database()).isFalse();
    }

    @Test
    void saysWhatIsMissingOfAHalfNamedServer() {
        External external = new External(Map.of("HUIZHEN_KEYCLOAK_URL", "https://login.example"));

        assertThatThrownBy(external::keycloak)
                .isInstanceOf(PartFailed.class)
                .hasMessageContaining("HUIZHEN_KEYCLOAK_CLIENT_SECRET, HUIZHEN_KEYCLOAK_ADMIN_SECRET is not set");
    }

    @Test
    void keepsTheAddressOfTheLastStartUnlessAskedForAnother() {
        Optional<Site.Asked> last = Optional.of(new Site.Asked("consult.example", 9000));

        assertThat(Site.asked(last, Optional.empty(), Optional.of(9001)))
                .isEqualTo(new Site.Asked("consult.example", 9001));
        assertThat(Site.asked(Optional.empty(), Optional.empty(), Optional.empty()))
                .isEqualTo(new Site.Asked(null, 8080));
    }

    private static Options up(String... arguments) {
        return new Options(List.of(arguments), Up.FLAGS, Up.VALUED);
    }
}
