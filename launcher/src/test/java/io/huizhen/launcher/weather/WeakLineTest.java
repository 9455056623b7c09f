package io.huizhen.launcher.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

/** Two ends that speak through the relay over real sockets. */
class WeakLineTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @Test
    void carriesBothWaysAndTellsSendersApart() throws IOException {
        try (DatagramSocket server = socket();
                WeakLine line = new WeakLine(server.getLocalPort(), 1);
                DatagramSocket one = socket();
                DatagramSocket two = socket()) {
            DatagramPacket first = ask(one, line, server, "one");
            DatagramPacket second = ask(two, line, server, "two");
            assertThat(first.getPort()).isNotEqualTo(second.getPort());
            server.send(new DatagramPacket("to one".getBytes(), 6, first.getSocketAddress()));
            assertThat(receive(one)).isEqualTo("to one");
        }
    }

    @Test
    void aStormOverOneGroupLeavesTheOtherDry() throws IOException {
        try (DatagramSocket server = socket();
                WeakLine line = new WeakLine(server.getLocalPort(), 1);
                DatagramSocket dry = socket();
                DatagramSocket wet = socket()) {
            ask(dry, line, server, "dry");
            line.newcomersAre("wet");
            ask(wet, line, server, "wet");
            line.set("wet", Weather.losing(1));
            send(wet, line, "lost");
            ask(dry, line, server, "still here");
            server.setSoTimeout(200);
            assertThatThrownBy(() -> receive(server)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static DatagramPacket ask(DatagramSocket from, WeakLine line, DatagramSocket server, String text)
            throws IOException {
        send(from, line, text);
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        server.receive(packet);
        assertThat(new String(packet.getData(), 0, packet.getLength())).isEqualTo(text);
        return packet;
    }

    private static void send(DatagramSocket from, WeakLine line, String text) throws IOException {
        from.send(new DatagramPacket(text.getBytes(), text.length(), HERE, line.port()));
    }

    private static String receive(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        socket.receive(packet);
        return new String(packet.getData(), 0, packet.getLength());
    }

    private static DatagramSocket socket() throws IOException {
        DatagramSocket socket = new DatagramSocket(0, HERE);
        socket.setSoTimeout(5_000);
        return socket;
    }
}
