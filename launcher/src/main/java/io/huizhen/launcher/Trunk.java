package io.huizhen.launcher;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A telephone exchange of this machine, where none is named: {@link Telephone}s register there, the app calls them. It
 * listens on loopback alone, whatever the app does, since it is no way into the telephone network.
 */
final class Trunk implements Part {

    private static final String USER = "huizhen";

    /** What telephones show as the caller; of a range that is kept free for such uses. */
    private static final String CALLER = "02700000000";

    private final Home home;
    private final String name;
    private final int port;

    Trunk(Home home) {
        this(home, "trunk");
    }

    /** @param name of this exchange, where a home has several */
    Trunk(Home home, String name) {
        this.home = home;
        this.name = name;
        this.port = home.port(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public Duration deadline() {
        return Duration.ofSeconds(20);
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(5);
    }

    @Override
    public String mend() {
        return "Is the Debian package kamailio installed? ./huizhen up installs it.";
    }

    @Override
    public void prepare() throws IOException {
        String text = Config.flat(home.source().resolve("docker"), "trunk/kamailio.cfg", true);
        Home.writePrivate(
                conf(),
                Config.fill(
                        text,
                        Map.of(
                                "TRUNK_PORT", String.valueOf(port),
                                "TRUNK_USER", USER,
                                "TRUNK_PASSWORD", home.secret("trunk"),
                                "TRUNK_TELEPHONE_PASSWORD", home.secret("trunk.telephone"))));
    }

    private Path conf() {
        return home.conf(name).resolve("kamailio.cfg");
    }

    /** Not a daemon: the process that is started is the one to stop. Small memory, for a handful of telephones. */
    @Override
    public ProcessBuilder command() {
        return new ProcessBuilder(
                        program(), "-f", conf().toString(), "-DD", "-E", "-m", "16", "-M", "4", "-Y", run().toString())
                .directory(run().toFile());
    }

    /** Debian puts it where only root looks. */
    private static String program() {
        return "/usr/sbin/kamailio";
    }

    private Path run() {
        return home.conf(name);
    }

    /** The smallest question that an exchange answers. */
    @Override
    public boolean ready() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(500);
            String question = String.join(
                    "\r\n",
                    "OPTIONS sip:127.0.0.1:" + port + " SIP/2.0",
                    "Via: SIP/2.0/UDP 127.0.0.1:" + socket.getLocalPort() + ";branch=z9hG4bK" + UUID.randomUUID(),
                    "From: <sip:ready@127.0.0.1>;tag=ready",
                    "To: <sip:127.0.0.1>",
                    "Call-ID: " + UUID.randomUUID(),
                    "CSeq: 1 OPTIONS",
                    "Max-Forwards: 5",
                    "Content-Length: 0",
                    "",
                    "");
            byte[] bytes = question.getBytes(StandardCharsets.US_ASCII);
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
            DatagramPacket answer = new DatagramPacket(new byte[1500], 1500);
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII)
                    .startsWith("SIP/2.0 200");
        }
    }

    StackInfo.Trunk info() {
        return new StackInfo.Trunk(
                "sip:127.0.0.1:" + port + ";transport=udp",
                USER,
                home.secret("trunk"),
                CALLER,
                home.secret("trunk.telephone"));
    }
}
