package io.huizhen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The exchange on our configuration, and telephones on it. Calls through it: PhoneBridgeTest of the media-bridge. */
class TrunkTest {

    private final StackInfo.Trunk trunk = Stack.current().trunk();
    private final int port = Integer.parseInt(trunk.address().replaceAll("sip:[^:]*:([0-9]+);.*", "$1"));

    @Test
    void onlyTheHospitalMayCall() throws IOException {
        assertThat(ask("INVITE", "sip:02700001111@127.0.0.1")).startsWith("SIP/2.0 407 ");
    }

    @Test
    void aNumberIsTakenWithThePasswordAlone() throws IOException {
        assertThat(ask("REGISTER", "sip:127.0.0.1")).startsWith("SIP/2.0 401 ");
    }

    @Test
    void itDoesNothingElse() throws IOException {
        assertThat(ask("MESSAGE", "sip:02700001111@127.0.0.1")).startsWith("SIP/2.0 405 ");
        assertThat(ask("SUBSCRIBE", "sip:02700001111@127.0.0.1")).startsWith("SIP/2.0 405 ");
    }

    @Test
    void aTelephoneIsReadyWithItsNumberAndLeavesNothingBehind() throws IOException {
        Telephone telephone = Telephone.of(trunk, "02700003333", 700);

        assertThat(telephone.isRinging()).isFalse();
        assertThat(telephone.rings()).isZero();
        assertThat(telephone.heard().length()).isEqualTo(Duration.ZERO);
        telephone.close();

        assertThat(telephone.isOn()).isFalse();
        assertThat(telephone.folder()).doesNotExist();
    }

    @Test
    void noNumberIsLogged() throws IOException {
        Telephone.of(trunk, "02700004444", 700).close();
        ask("INVITE", "sip:02700005555@127.0.0.1");

        for (Path home : Stack.current().homes()) {
            try (Stream<Path> logs = Files.walk(home)) {
                assertThat(logs.filter(file -> file.endsWith("logs/trunk.log")))
                        .allSatisfy(log -> assertThat(log).content().doesNotContain("0270000"));
            }
        }
    }

    /** One request without any right, and its final answer. */
    private String ask(String method, String uri) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(5_000);
            String branch = "z9hG4bK" + UUID.randomUUID();
            byte[] request = String.join(
                            "\r\n",
                            method + " " + uri + " SIP/2.0",
                            "Via: SIP/2.0/UDP 127.0.0.1:" + socket.getLocalPort() + ";branch=" + branch,
                            "From: <sip:somebody@127.0.0.1>;tag=1",
                            "To: <" + uri + ">",
                            "Call-ID: " + UUID.randomUUID(),
                            "CSeq: 1 " + method,
                            "Contact: <sip:somebody@127.0.0.1:" + socket.getLocalPort() + ">",
                            "Max-Forwards: 70",
                            "Content-Length: 0",
                            "",
                            "")
                    .getBytes(StandardCharsets.US_ASCII);
            socket.send(new DatagramPacket(request, request.length, InetAddress.getLoopbackAddress(), port));
            DatagramPacket answer = new DatagramPacket(new byte[4_096], 4_096);
            do {
                socket.receive(answer);
            } while (text(answer).startsWith("SIP/2.0 1"));
            return text(answer);
        }
    }

    private static String text(DatagramPacket packet) {
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
    }
}
