package io.huizhen.mediabridge;

import static io.huizhen.mediabridge.JanusConnectionTest.async;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JanusPoolTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final JanusTimings PATIENT =
            new JanusTimings(LONG, Duration.ofSeconds(15), LONG, LONG, LONG, LONG, LONG);

    /** Asks often, and soon takes silence for a doubt. */
    private static final JanusTimings WATCHFUL =
            new JanusTimings(LONG, Duration.ofSeconds(15), LONG, LONG, SHORT, SHORT, SHORT);

    private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();
    private final BlockingQueue<JanusEvent> events = new LinkedBlockingQueue<>();
    private FakeJanus one;
    private FakeJanus two;
    private JanusPool pool;

    @BeforeEach
    void open() throws Exception {
        one = new FakeJanus();
        two = new FakeJanus();
        pool = pool(PATIENT);
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
        assertThat(placed(seats::get)).isEqualTo("janus-2");
    }

    @Test
    void placesNothingOnADrainingServer() {
        pool.drain("janus-2");
        assertThat(placed(server -> server.equals("janus-1") ? 9 : 0)).isEqualTo("janus-1");
        pool.reopen("janus-2");
        assertThat(placed(server -> server.equals("janus-1") ? 9 : 0)).isEqualTo("janus-2");
    }

    @Test
    void placesOnTheNextServerWhenTheFirstCannotBeReached() throws Exception {
        one.close();
        assertThat(placed(server -> 0)).isEqualTo("janus-2");
    }

    @Test
    void placesOnTheNextServerWhenTheFirstAnswersNothing() throws Exception {
        var placed = async(() -> pool.place(server -> server.equals("janus-1") ? 0 : 1, connection -> {
            connection.createSession(events::add, SHORT);
            return connection.server().name();
        }));
        one.next("create");
        two.success(two.next("create"), 72);
        assertThat(placed.get()).isEqualTo("janus-2");
    }

    @Test
    void saysWhenNoServerIsLeft() throws Exception {
        one.close();
        pool.drain("janus-2");
        assertThatThrownBy(() -> placed(server -> 0)).isInstanceOf(JanusException.NoServer.class);
    }

    @Test
    void measuresTheRoundTripOfAProbe() throws Exception {
        pool.watch(new Changes());
        one.pong(one.next("ping"));
        two.pong(two.next("ping"));
        until(() -> pool.status().stream().allMatch(status -> status.roundTrip() != null));
        assertThat(pool.status()).allMatch(JanusPool.Status::up);
        assertThat(changes).isEmpty();
    }

    @Test
    void givesUpAServerThatIsMuteOnASecondConnectionToo() throws Exception {
        JanusSession session = sessionOnFirst();
        pool.watch(new Changes());
        one.next("ping");
        var waiting = async(() -> session.attach(VideoRooms.PLUGIN, "x", event -> {}, LONG));
        assertThat(changes.poll(10, TimeUnit.SECONDS)).isEqualTo("janus-1 down");
        assertThatThrownBy(waiting::get).hasCauseInstanceOf(JanusException.Lost.class);
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo(new JanusEvent.SessionLost());
        assertThat(placed(server -> 0)).isEqualTo("janus-2");
        one.forgetAll();
    }

    @Test
    void opensOnlyTheConnectionAnewWhenTheServerAnswersOnAnother() throws Exception {
        JanusSession session = sessionOnFirst();
        pool.watch(new Changes());
        one.next("ping");
        one.next("ping");
        one.ignoreThisConnection();
        one.pong(one.next("ping"));
        one.ignoreThisConnection();
        JsonNode claim = one.next("claim");
        assertThat(claim.path("session_id").asLong()).isEqualTo(71);
        one.success(claim);
        assertThat(session.isOpen()).isTrue();
        assertThat(changes).doesNotContain("janus-1 down");
        one.forgetAll();
    }

    @Test
    void knowsThatAServerIsGoneWhenNobodyListensAtItsAddress() throws Exception {
        sessionOnFirst();
        pool.watch(new Changes());
        one.next("ping");
        one.die();
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo(new JanusEvent.SessionLost());
        assertThat(changes.poll(10, TimeUnit.SECONDS)).isEqualTo("janus-1 down");
    }

    @Test
    void ofADeadServerOnlyTheMomentOfItsLastAnswerIsStillSaid() throws Exception {
        sessionOnFirst();
        Instant before = Instant.now();
        pool.watch(new Changes());
        one.pong(one.next("ping"));
        until(() -> first().roundTrip() != null);
        assertThat(first().sessions()).isOne();
        Instant answered = first().answeredAt();
        assertThat(answered).isBetween(before, Instant.now());

        one.die();
        assertThat(changes.poll(10, TimeUnit.SECONDS)).isEqualTo("janus-1 down");

        assertThat(first())
                .extracting(JanusPool.Status::up, JanusPool.Status::roundTrip, JanusPool.Status::sessions)
                .containsExactly(false, null, 0);
        assertThat(first().answeredAt()).isBetween(answered, Instant.now());
    }

    private JanusPool.Status first() {
        return pool.status().getFirst();
    }

    private JanusSession sessionOnFirst() throws Exception {
        pool.close();
        pool = pool(WATCHFUL);
        two.answerPings();
        var created = async(() -> pool.session("janus-1", Optional.empty(), events::add, LONG));
        one.success(one.next("create"), 71);
        return created.get();
    }

    private JanusPool pool(JanusTimings timings) {
        return new JanusPool(List.of(named("janus-1", one), named("janus-2", two)), new OkHttpClient(), timings);
    }

    private String placed(java.util.function.ToIntFunction<String> load) {
        return pool.place(load, connection -> connection.server().name());
    }

    private static void until(BooleanSupplier holds) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** Of the first server. */
    private final class Changes implements JanusPool.Listener {
        @Override
        public void down(String server) {
            add(server, " down");
        }

        @Override
        public void up(String server) {
            add(server, " up");
        }

        private void add(String server, String change) {
            if (server.equals("janus-1")) {
                changes.add(server + change);
            }
        }
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
