package io.huizhen.launcher;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The TURN server: relays media for browsers that cannot reach a media server by themselves. */
final class Coturn extends DebianServer {

    private static final int RELAY_PORTS = 200;
    private static final int STUN_BINDING = 0x0001;
    private static final int STUN_BINDING_SUCCESS = 0x0101;
    private static final int STUN_COOKIE = 0x2112A442;

    private final Home home;
    private final PublicAddress address;
    private final boolean loopback;
    private final int port;

    Coturn(Home home, PublicAddress address, boolean loopback) {
        super("coturn");
        this.home = home;
        this.address = address;
        this.loopback = loopback;
        this.port = home.port("coturn");
    }

    @Override
    public String name() {
        return "coturn";
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public Path data() {
        return home.data("coturn");
    }

    @Override
    public void prepare() throws IOException {
        int relay = home.portBlock("coturn.relay", RELAY_PORTS);
        String text = Config.flat(home.source().resolve("docker"), "coturn/turnserver.conf", loopback);
        Home.writePrivate(
                conf(),
                Config.fill(
                        text,
                        Map.of(
                                "TURN_PORT", String.valueOf(port),
                                "TURN_RELAY_FIRST_PORT", String.valueOf(relay),
                                "TURN_RELAY_LAST_PORT", String.valueOf(relay + RELAY_PORTS - 1),
                                "TURN_SECRET", home.secret("turn"),
                                "MEDIA_ADDRESS", MediaAddress.ofThisMachine(),
                                "TURN_DATA", data().toString())));
    }

    private Path conf() {
        return home.conf("coturn").resolve("turnserver.conf");
    }

    @Override
    public ProcessBuilder command() {
        return new ProcessBuilder("turnserver", "-c", conf().toString()).directory(data().toFile());
    }

    /** A STUN binding request, answered. */
    @Override
    public boolean ready() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(500);
            byte[] request = ByteBuffer.allocate(20)
                    .putShort((short) STUN_BINDING)
                    .putShort((short) 0)
                    .putInt(STUN_COOKIE)
                    .array();
            socket.send(new DatagramPacket(request, request.length, InetAddress.getLoopbackAddress(), port));
            DatagramPacket answer = new DatagramPacket(new byte[512], 512);
            socket.receive(answer);
            return ByteBuffer.wrap(answer.getData()).getShort() == STUN_BINDING_SUCCESS;
        }
    }

    StackInfo.Turn info() {
        String server = address.host().equals("localhost") ? "127.0.0.1" : address.host();
        return new StackInfo.Turn(
                List.of(
                        "turn:" + server + ":" + port + "?transport=udp",
                        "turn:" + server + ":" + port + "?transport=tcp"),
                home.secret("turn"));
    }
}
