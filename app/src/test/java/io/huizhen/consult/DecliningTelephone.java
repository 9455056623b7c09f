package io.huizhen.consult;

import io.huizhen.launcher.StackInfo;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A telephone whose owner presses the red button each time: it answers every call with 603, which the exchange's own
 * telephones (baresip 1.0) cannot. As much SIP as that takes, and no more.
 */
final class DecliningTelephone implements AutoCloseable {

    private static final String REALM = "huizhen";
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    /** What an answer repeats of its request, in the same order. */
    private static final Pattern REPEATED = Pattern.compile("(?mi)^(via|record-route|from|to|call-id|cseq)\\s*:.*$");

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final CountDownLatch registered = new CountDownLatch(1);
    private final StackInfo.Trunk trunk;
    private final String exchange;
    private final String number;

    private DecliningTelephone(StackInfo.Trunk trunk, String number) throws IOException {
        this.trunk = trunk;
        this.number = number;
        this.exchange = trunk.address().replaceFirst("^sips?:", "").replaceFirst(";.*", "");
        String[] where = exchange.split(":");
        socket.connect(new InetSocketAddress(where[0], Integer.parseInt(where[1])));
        Thread.ofVirtual().name("declining-telephone").start(this::listen);
        send(register(1, ""));
    }

    /** Returns when its number can be called. */
    static DecliningTelephone of(StackInfo.Trunk trunk, String number) throws IOException, InterruptedException {
        var telephone = new DecliningTelephone(trunk, number);
        if (!telephone.registered.await(10, TimeUnit.SECONDS)) {
            telephone.close();
            throw new IllegalStateException("A telephone was not registered");
        }
        return telephone;
    }

    private String register(int sequence, String credentials) {
        String own = "127.0.0.1:" + socket.getLocalPort();
        return "REGISTER sip:" + exchange + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP " + own + ";branch=z9hG4bK" + sequence + own.hashCode() + "\r\n"
                + "From: <sip:" + number + "@" + exchange + ">;tag=r\r\n"
                + "To: <sip:" + number + "@" + exchange + ">\r\n"
                + "Call-ID: register-" + own + "\r\n"
                + "CSeq: " + sequence + " REGISTER\r\n"
                + "Contact: <sip:" + number + "@" + own + ";transport=udp>\r\n"
                + "Expires: 300\r\nMax-Forwards: 5\r\n" + credentials + "Content-Length: 0\r\n\r\n";
    }

    private void listen() {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[8192], 8192);
                socket.receive(packet);
                heard(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
            }
        } catch (SocketException closed) {
            // It was switched off.
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void heard(String message) throws IOException {
        if (message.startsWith("SIP/2.0 401")) {
            send(register(2, "Authorization: " + credentials(message) + "\r\n"));
        } else if (message.startsWith("SIP/2.0 200")) {
            registered.countDown();
        } else if (message.startsWith("INVITE ")) {
            send(answer("603 Decline", message));
        } else if (!message.startsWith("ACK ") && !message.startsWith("SIP/")) {
            send(answer("200 OK", message));
        }
    }

    private static String answer(String status, String request) {
        String repeated = REPEATED.matcher(request)
                .results()
                .map(line -> line.group().strip())
                .map(line ->
                        line.regionMatches(true, 0, "to:", 0, 3) && !line.contains(";tag=") ? line + ";tag=d" : line)
                .collect(Collectors.joining("\r\n"));
        return "SIP/2.0 " + status + "\r\n" + repeated + "\r\nContent-Length: 0\r\n\r\n";
    }

    private String credentials(String challenge) {
        Matcher found = NONCE.matcher(challenge);
        if (!found.find()) {
            throw new IllegalStateException("A challenge without a nonce");
        }
        String nonce = found.group(1);
        String uri = "sip:" + exchange;
        String who = md5(number + ":" + REALM + ":" + trunk.telephonePassword());
        String response = md5(who + ":" + nonce + ":00000001:c:auth:" + md5("REGISTER:" + uri));
        return "Digest username=\"" + number + "\",realm=\"" + REALM + "\",nonce=\"" + nonce + "\",uri=\"" + uri
                + "\",qop=auth,nc=00000001,cnonce=\"c\",response=\"" + response + "\",algorithm=MD5";
    }

    private static String md5(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length));
    }

    @Override
    public void close() {
        socket.close();
    }
}
