package io.huizhen.mediabridge;

import static io.huizhen.mediabridge.JanusConnectionTest.async;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JanusPoolTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final JanusTimings PATIENT = new JanusTimings(LONG, Duration.ofSeconds(15), LONG, LONG);

    private FakeJanus one;
    private FakeJanus two;
    private JanusPool pool;

    @BeforeEach
    void open() throws Exception {
        one = new FakeJanus();
        two = new FakeJanus();
        pool = new JanusPool(List.of(named("janus-1", one), named("janus-2", two)), new OkHttpClient(), PATIENT);
    }

    @AfterEach
    void close() throws Exception {
        pool.close();
        one.close();
        two.close();
    }

    @Test
    void placesARoomWhereTheLoadIsLeast() {
        Map<String, Integer> seats = Map.of("janus-1", 3, "janus-2", 1);
        assertThat(pool.place(seats::get).server().name()).isEqualTo("janus-2");
    }

    @Test
    void placesNothingOnADrainingServer() {
        pool.drain("janus-2");
        assertThat(pool.place(server -> server.equals("janus-1") ? 9 : 0)
                        .server()
                        .name())
                .isEqualTo("janus-1");
        pool.reopen("janus-2");
        assertThat(pool.place(server -> server.equals("janus-1") ? 9 : 0)
                        .server()
                        .name())
                .isEqualTo("janus-2");
    }

    @Test
    void placesOnTheNextServerWhenTheFirstCannotBeReached() throws Exception {
        one.close();
        assertThat(pool.place(server -> 0).server().name()).isEqualTo("janus-2");
        assertThat(pool.status()).extracting(JanusPool.Status::up).containsExactly(false, true);
    }

    @Test
    void saysWhenNoServerIsLeft() throws Exception {
        one.close();
        pool.drain("janus-2");
        assertThatThrownBy(() -> pool.place(server -> 0)).isInstanceOf(JanusException.NoServer.class);
    }

    @Test
    void measuresTheRoundTripOfAProbe() throws Exception {
        pool.drain("janus-2");
        two.close();
        var probed = async(() -> {
            pool.probe(LONG);
            return pool.status();
        });
        JsonNode ping = one.next("ping");
        one.say("{\"janus\":\"pong\",\"transaction\":\""
                + ping.get("transaction").asText() + "\"}");
        assertThat(probed.get().getFirst().up()).isTrue();
        assertThat(probed.get().getFirst().roundTrip()).isPositive();
        assertThat(probed.get().getLast().up()).isFalse();
    }

    @Test
    void readsTheSettingThatNamesTheServers() {
        var servers = JanusServer.parse("janus-1=ws://127.0.0.1:8188, janus-2=wss://media.example:443", Secret.of("x"));
        assertThat(servers).extracting(JanusServer::name).containsExactly("janus-1", "janus-2");
        assertThatThrownBy(() -> JanusServer.parse("a=ws://h:1,a=ws://h:2", Secret.of("x")))
                .hasMessageContaining("Two media servers");
        assertThatThrownBy(() -> JanusServer.parse("a=http://h:1", Secret.of("x")))
                .hasMessageContaining("must be ws:// or wss://");
    }

    private static JanusServer named(String name, FakeJanus fake) {
        return new JanusServer(name, fake.server().address(), Secret.of(FakeJanus.SECRET));
    }
}
