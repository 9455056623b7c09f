package io.huizhen.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.testing.DataRooms;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DataRooms
class HouseKeyTest {

    private static final byte[] TEXT = "number: 1".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    HouseKey keys;

    @Autowired
    KekPort kek;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aSignatureHoldsForItsTextAlone() {
        byte[] signature = keys.sign("seal", TEXT);

        PublicKey key = keys.publicKey("seal");
        assertThat(HouseKey.verify(key, TEXT, signature)).isTrue();
        assertThat(HouseKey.verify(key, "number: 2".getBytes(StandardCharsets.US_ASCII), signature))
                .isFalse();
        assertThat(HouseKey.verify(key, TEXT, new byte[] {1, 2, 3})).isFalse();
    }

    @Test
    void eachNameHasAKeyOfItsOwn() {
        assertThat(keys.publicKey("seal")).isNotEqualTo(keys.publicKey("another"));
        assertThat(HouseKey.verify(keys.publicKey("another"), TEXT, keys.sign("seal", TEXT)))
                .isFalse();
    }

    @Test
    void theKeyIsTheSameAfterARestartAndForAnotherNode() {
        HouseKey restarted = new HouseKey(new DataKeys(jdbc, kek, Clock.systemUTC()));

        assertThat(restarted.publicKey("seal")).isEqualTo(keys.publicKey("seal"));
        assertThat(HouseKey.verify(keys.publicKey("seal"), TEXT, restarted.sign("seal", TEXT)))
                .isTrue();
    }
}
