package io.huizhen.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Servers that the environment names are not started here. */
class ExternalTest {

    @Test
    void aTrunkIsNamedByItsAddressAndTheNumberThatItShows() {
        assertThat(new External(Map.of("HUIZHEN_TRUNK", "sip:10.0.0.1:5060", "HUIZHEN_TRUNK_CALLER", "02012345678"))
                        .trunk())
                .isTrue();
        assertThat(new External(Map.of()).trunk()).isFalse();
        assertThatThrownBy(() -> new External(Map.of("HUIZHEN_TRUNK", "sip:10.0.0.1:5060")).trunk())
                .isInstanceOf(PartFailed.class)
                .hasMessageContaining("HUIZHEN_TRUNK_CALLER");
    }
}
