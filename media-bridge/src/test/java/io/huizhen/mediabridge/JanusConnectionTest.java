package io.huizhen.mediabridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against a server that the test plays frame by frame. */
class JanusConnectionTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final JanusTimings PATIENT =
            new JanusTimings(LONG, Duration.ofSeconds(15), LONG, LONG, LONG, LONG, LONG);

    private final OkHttpClient http = new OkHttpClient();
    private final BlockingQueue<JanusEvent> events = new LinkedBlockingQueue<>();
    private FakeJanus janus;
    private JanusConnection connection;

    @BeforeEach
    void connect() throws Exception {
        janus = new FakeJanus();
        connection = JanusConnection.open(janus.server(), http, PATIENT);
    }

    @AfterEach
    void disconnect() throws Exception {
        connection.close();
        janus.close();
    }

    @Test
    void doesNotTakeAnAckForTheAnswerToAMessage() throws Exception {
        JanusHandle handle = handle(session(71), 5);
        var answer = async(() -> handle.request(body("join"), null, LONG));
        JsonNode frame = janus.nextMessage("join");
        assertThat(frame.path("session_id").asLong()).isEqualTo(71);
        assertThat(frame.path("handle_id").asLong()).isEqualTo(5);
        janus.ack(frame);
        janus.pluginEvent(frame, "{\"videoroom\":\"joined\",\"id\":9}", Jsep.answer("v=0"));
        assertThat(answer.get().data().path("id").asLong()).isEqualTo(9);
        assertThat(answer.get().jsep()).isEqualTo(Jsep.answer("v=0"));
    }

    @Test
    void givesUpAMessageThatIsOnlyAcknowledged() throws Exception {
        JanusHandle handle = handle(session(71), 5);
        var answer = async(() -> handle.request(body("join"), null, Duration.ofMillis(100)));
        janus.ack(janus.nextMessage("join"));
        assertThatThrownBy(answer::get).hasCauseInstanceOf(JanusException.TimedOut.class);
        assertThat(connection.pending()).isZero();
    }

    @Test
    void takesAnAckForTheAnswerToATrickle() throws Exception {
        JanusHandle handle = handle(session(71), 5);
        var answer = async(() -> {
            handle.trickle(Candidate.of("candidate:1 1 udp 1 127.0.0.1 9 typ host", "0", 0), LONG);
            return true;
        });
        JsonNode frame = janus.next("trickle");
        assertThat(frame.path("candidate").path("sdpMid").asText()).isEqualTo("0");
        janus.ack(frame);
        assertThat(answer.get()).isTrue();
    }

    @Test
    void namesTheErrorCodeOfTheCoreAndOfThePlugin() throws Exception {
        JanusHandle handle = handle(session(71), 5);
        var first = async(() -> handle.request(body("join"), null, LONG));
        janus.error(janus.nextMessage("join"), 459);
        assertThatThrownBy(first::get)
                .cause()
                .isInstanceOfSatisfying(
                        JanusException.Refused.class, e -> assertThat(e.code()).isEqualTo(459));
        var second = async(() -> handle.request(body("join"), null, LONG));
        JsonNode frame = janus.nextMessage("join");
        janus.ack(frame);
        janus.pluginEvent(frame, "{\"videoroom\":\"event\",\"error_code\":426,\"error\":\"No such room (1)\"}", null);
        assertThatThrownBy(second::get)
                .cause()
                .isInstanceOfSatisfying(
                        JanusException.Refused.class, e -> assertThat(e.code()).isEqualTo(426));
    }

    @Test
    void outlivesFramesThatAreNotOfTheProtocol() throws Exception {
        JanusSession session = session(71);
        janus.say("this is not JSON");
        janus.say("[]");
        janus.say("{\"janus\":\"success\",\"transaction\":\"nobody's\"}");
        janus.say("{\"janus\":\"novelty\",\"session_id\":71}");
        assertThat(event()).isEqualTo(new JanusEvent.Unknown("novelty"));
        assertThat(session.isOpen()).isTrue();
    }

    @Test
    void tellsEventsInTheOrderTheyCame() throws Exception {
        handle(session(71), 5);
        janus.say("{\"janus\":\"webrtcup\",\"session_id\":71,\"sender\":5}");
        janus.say("{\"janus\":\"media\",\"session_id\":71,\"sender\":5,\"mid\":\"1\",\"type\":\"video\","
                + "\"receiving\":true}");
        janus.say("{\"janus\":\"slowlink\",\"session_id\":71,\"sender\":5,\"uplink\":false,\"lost\":12}");
        janus.say("{\"janus\":\"hangup\",\"session_id\":71,\"sender\":5,\"reason\":\"ICE failed\"}");
        assertThat(event()).isEqualTo(new JanusEvent.WebRtcUp());
        assertThat(event()).isEqualTo(new JanusEvent.MediaChanged("1", "video", true));
        assertThat(event()).isEqualTo(new JanusEvent.SlowLink(false, "", 12));
        assertThat(event()).isEqualTo(new JanusEvent.Hangup("ICE failed"));
    }

    @Test
    void claimsItsSessionAfterADropAndThenSendsWhatWaited() throws Exception {
        JanusHandle handle = handle(session(71), 5);
        janus.drop();
        JsonNode claim = janus.next("claim");
        assertThat(claim.path("session_id").asLong()).isEqualTo(71);
        var waiting = async(() -> handle.request(body("configure"), null, LONG));
        janus.success(claim);
        JsonNode frame = janus.nextMessage("configure");
        janus.ack(frame);
        janus.pluginEvent(frame, "{\"configured\":\"ok\"}", null);
        assertThat(waiting.get().data().path("configured").asText()).isEqualTo("ok");
    }

    @Test
    void losesASessionThatTheServerForgot() throws Exception {
        JanusHandle handle = handle(session(71), 5);
        var waiting = async(() -> handle.request(body("join"), null, LONG));
        janus.nextMessage("join");
        janus.drop();
        janus.error(janus.next("claim"), JanusException.Refused.NO_SUCH_SESSION);
        assertThatThrownBy(waiting::get).hasCauseInstanceOf(JanusException.Lost.class);
        assertThat(event()).isEqualTo(new JanusEvent.SessionLost());
        assertThat(event()).isEqualTo(new JanusEvent.SessionLost());
        assertThat(connection.isOpen()).isTrue();
        assertThatThrownBy(() -> handle.request(body("join"), null, LONG)).isInstanceOf(JanusException.Lost.class);
    }

    @Test
    void failsEverythingWhenTheServerIsGone() throws Exception {
        connection.close();
        var quick = new JanusTimings(LONG, Duration.ofSeconds(15), LONG, LONG, Duration.ofMillis(100), LONG, LONG);
        try (var other = new FakeJanus()) {
            connection = JanusConnection.open(other.server(), http, quick);
            var created = async(() -> connection.createSession(events::add, LONG));
            other.success(other.next("create"), 72);
            JanusSession session = created.get();
            var waiting = async(() -> session.attach(VideoRooms.PLUGIN, "x", events::add, LONG));
            other.next("attach");
            other.die();
            assertThatThrownBy(waiting::get).hasCauseInstanceOf(JanusException.Lost.class);
            assertThat(event()).isEqualTo(new JanusEvent.SessionLost());
            assertThat(connection.isOpen()).isFalse();
            assertThat(connection.pending()).isZero();
        }
    }

    @Test
    void keepsASilentSessionAlive() throws Exception {
        connection.close();
        var busy = new JanusTimings(LONG, Duration.ofMillis(50), LONG, LONG, LONG, LONG, LONG);
        try (var other = new FakeJanus()) {
            connection = JanusConnection.open(other.server(), http, busy);
            var created = async(() -> connection.createSession(events::add, LONG));
            other.success(other.next("create"), 72);
            created.get();
            JsonNode first = other.next("keepalive");
            assertThat(first.path("session_id").asLong()).isEqualTo(72);
            other.ack(first);
            other.error(other.next("keepalive"), JanusException.Refused.NO_SUCH_SESSION);
            assertThat(event()).isEqualTo(new JanusEvent.SessionLost());
        }
    }

    @Test
    void reconnectsWhenAKeepaliveIsNotAnswered() throws Exception {
        connection.close();
        var busy = new JanusTimings(LONG, Duration.ofMillis(50), Duration.ofMillis(100), LONG, LONG, LONG, LONG);
        try (var other = new FakeJanus()) {
            connection = JanusConnection.open(other.server(), http, busy);
            var created = async(() -> connection.createSession(events::add, LONG));
            other.success(other.next("create"), 72);
            created.get();
            other.next("keepalive");
            other.ignoreThisConnection();
            assertThat(other.next("claim").path("session_id").asLong()).isEqualTo(72);
        }
    }

    @Test
    void takesOverTheSessionOfANodeThatDied() throws Exception {
        var claimed = async(() -> connection.claimSession(900, events::add, LONG));
        JsonNode claim = janus.next("claim");
        assertThat(claim.path("session_id").asLong()).isEqualTo(900);
        janus.success(claim);
        assertThat(claimed.get().id()).isEqualTo(900);
    }

    @Test
    void saysWhenTheServerCannotBeReached() throws Exception {
        JanusServer gone;
        try (var other = new FakeJanus()) {
            gone = other.server();
        }
        assertThatThrownBy(() -> JanusConnection.open(gone, http, PATIENT))
                .isInstanceOf(JanusException.Lost.class)
                .hasMessageContaining("fake-1")
                .hasMessageNotContaining(gone.address().toString());
    }

    @Test
    void printsNoSecretAndNoDescription() {
        assertThat(janus.server()).hasToString("fake-1");
        assertThat(Secret.of("hunter2")).hasToString("[secret]");
        assertThat(Jsep.offer("v=0 and more").toString()).doesNotContain("v=0");
        assertThat(Candidate.of("candidate:1 10.0.0.7", "0", 0).toString()).doesNotContain("10.0.0.7");
        assertThat(new Room(123456, Secret.of("a"), Secret.of("b")).toString()).doesNotContain("123456");
    }

    private JanusSession session(long id) throws Exception {
        var created = async(() -> connection.createSession(events::add, LONG));
        JsonNode frame = janus.next("create");
        assertThat(frame.has("session_id")).isFalse();
        janus.success(frame, id);
        return created.get();
    }

    private JanusHandle handle(JanusSession session, long id) throws Exception {
        var attached = async(() -> session.attach(VideoRooms.PLUGIN, "x", events::add, LONG));
        JsonNode frame = janus.next("attach");
        assertThat(frame.path("plugin").asText()).isEqualTo(VideoRooms.PLUGIN);
        janus.success(frame, id);
        return attached.get();
    }

    private JanusEvent event() throws InterruptedException {
        return events.poll(10, TimeUnit.SECONDS);
    }

    private static ObjectNode body(String request) {
        return JsonNodeFactory.instance.objectNode().put("request", request);
    }

    static <T> Future<T> async(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, Executors.newVirtualThreadPerTaskExecutor());
    }
}
