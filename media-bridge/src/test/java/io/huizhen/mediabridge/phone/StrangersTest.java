package io.huizhen.mediabridge.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.mediabridge.Secret;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches our SIP port and comes from no trunk of ours. */
@Execution(ExecutionMode.CONCURRENT)
class StrangersTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private static final int TRIES = 20;

    private PhoneBridge bridge;
    private DatagramSocket stranger;

    @BeforeEach
    void open() throws IOException {
        bridge = PhoneBridge.open(TrunkSettings.of("sip:127.0.0.1:9", "", Secret.of(""), "02700000000"));
        stranger = new DatagramSocket(0, HERE);
        stranger.setSoTimeout(1_000);
    }

    @AfterEach
    void close() {
        stranger.close();
        bridge.close();
    }

    @Test
    void nobodyCanCallUs() throws IOException {
        assertThat(ask("INVITE", "")).startsWith("SIP/2.0 404 ");
        assertThat(ask("REGISTER", "")).startsWith("SIP/2.0 404 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BYE", "INVITE", "UPDATE", "OPTIONS", "REFER"})
    void nobodyCanSpeakForACallThatIsNotThere(String method) throws IOException {
        assertThat(ask(method, ";tag=guessed")).startsWith("SIP/2.0 481 ");
    }

    @Test
    void aTrunkMaySeeWhetherWeAreThere() throws IOException {
        assertThat(ask("OPTIONS", "")).startsWith("SIP/2.0 200 ").contains("Allow: ");
    }

    @Test
    void rubbishChangesNothing() throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            byte[] rubbish = new byte[random.nextInt(1_400)];
            random.nextBytes(rubbish);
            send(rubbish);
            send(("SIP/2.0 200 OK\r\nVia: " + new String(rubbish, StandardCharsets.ISO_8859_1))
                    .getBytes(StandardCharsets.ISO_8859_1));
            send("BYE sip:a SIP/2.0\r\nCSeq: -1 BYE\r\nCall-ID:\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(ask("OPTIONS", "")).startsWith("SIP/2.0 200 ");
    }

    @Test
    void aCallThatWasRungTellsAStrangerNothing() throws IOException {
        Told told = new Told();
        PhoneCall call = bridge.call(
                "call",
                SipScript.FIRST,
                SipScript.SECOND,
                new RingLimits(Duration.ofSeconds(20), Duration.ofSeconds(20)),
                told);

        assertThat(ask("BYE", ";tag=guessed")).startsWith("SIP/2.0 481 ").doesNotContain("0270000000");
        assertThat(call.isOver()).isFalse();
    }

    private void send(byte[] bytes) throws IOException {
        stranger.send(new DatagramPacket(bytes, bytes.length, HERE, bridge.port()));
    }

    /** Asked again when nothing comes, as everybody does who asks by UDP. */
    private String ask(String method, String tag) throws IOException {
        String callId = UUID.randomUUID().toString();
        byte[] question = String.join(
                        "\r\n",
                        method + " sip:anybody@127.0.0.1 SIP/2.0",
                        "Via: SIP/2.0/UDP 127.0.0.1:" + stranger.getLocalPort() + ";branch=z9hG4bK" + callId,
                        "From: <sip:stranger@127.0.0.1>;tag=1",
                        "To: <sip:anybody@127.0.0.1>" + tag,
                        "Call-ID: " + callId,
                        "CSeq: 1 " + method,
                        "Contact: <sip:stranger@127.0.0.1:" + stranger.getLocalPort() + ">",
                        "Max-Forwards: 70",
                        "Content-Length: 0",
                        "",
                        "")
                .getBytes(StandardCharsets.US_ASCII);
        for (int tries = 0; tries < TRIES; tries++) {
            send(question);
            try {
                while (true) {
                    DatagramPacket answer = new DatagramPacket(new byte[4_096], 4_096);
                    stranger.receive(answer);
                    String text = new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII);
                    if (text.contains(callId)) {
                        return text;
                    }
                }
            } catch (SocketTimeoutException lost) {
                // Once more.
            }
        }
        throw new AssertionError("No answer to " + method);
    }
}
