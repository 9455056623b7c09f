package io.huizhen.mediabridge.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.mediabridge.Secret;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A trunk that does as a script says, message by message: one sipp, which fails on whatever the script does not expect.
 * Each telephone has a script of its own; the first is called {@link #FIRST}.
 */
final class SipScript implements AutoCloseable {

    static final PhoneNumber FIRST = PhoneNumber.of("02700000001");
    static final PhoneNumber SECOND = PhoneNumber.of("02700000002");

    private static final int SECONDS = 25;

    private static final String SOUND = String.join(
            "\n",
            "v=0",
            "o=- 1 1 IN IP4 127.0.0.1",
            "s=-",
            "c=IN IP4 127.0.0.1",
            "t=0 0",
            "m=audio 30000 RTP/AVP 8 0",
            "a=rtpmap:8 PCMA/8000");

    private final int port;
    private final Path folder;
    private final Process process;

    private SipScript(int calls, String xml) throws IOException {
        folder = Files.createTempDirectory("sipp");
        Files.writeString(folder.resolve("script.xml"), xml);
        try (var free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        process = new ProcessBuilder(List.of(
                        "sipp",
                        "-sf",
                        "script.xml",
                        "-i",
                        "127.0.0.1",
                        "-p",
                        String.valueOf(port),
                        "-m",
                        String.valueOf(calls),
                        "-nostdin",
                        "-trace_err",
                        "-deadcall_wait",
                        "0",
                        "-timeout",
                        SECONDS + "s",
                        "-timeout_error"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        awaitListening();
    }

    /** Else the first message would be lost, and come again half a second later. */
    private void awaitListening() throws IOException {
        String local = ":%04X ".formatted(port);
        while (process.isAlive() && !Files.readString(Path.of("/proc/net/udp")).contains(local)) {
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** A trunk of which one telephone is called, or both. */
    static SipScript of(Steps... telephones) throws IOException {
        String xml = "<?xml version=\"1.0\" encoding=\"US-ASCII\"?>\n<scenario name=\"trunk\">\n"
                + "<recv request=\"INVITE\"><action>"
                + "<ereg regexp=\"INVITE sip:02700000001@\" search_in=\"msg\" assign_to=\"first\"/>"
                + "<ereg regexp=\".*\" search_in=\"hdr\" header=\"From:\" assign_to=\"from\"/>"
                + "<ereg regexp=\".*\" search_in=\"hdr\" header=\"To:\" assign_to=\"to\"/>"
                + "<ereg regexp=\".*\" search_in=\"hdr\" header=\"Via:\" assign_to=\"via\"/>"
                + "</action></recv>\n"
                + "<nop next=\"1\" test=\"first\"><action><log message=\"[$from][$to][$via]\"/></action></nop>\n"
                + (telephones.length > 1 ? telephones[1].xml() : "")
                + "<nop next=\"2\"></nop>\n<label id=\"1\"/>\n" + telephones[0].xml() + "<label id=\"2\"/>\n"
                + "</scenario>\n";
        return new SipScript(telephones.length, xml);
    }

    TrunkSettings trunk() {
        return TrunkSettings.of("sip:127.0.0.1:" + port, "", Secret.of(""), "02700000000");
    }

    /** Fails unless everything went as the script says, to its end. */
    void assertPlayed() throws Exception {
        assertThat(process.waitFor(SECONDS + 5, TimeUnit.SECONDS)).isTrue();
        StringBuilder wrong = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith("_errors.log"))
                    .toList()) {
                wrong.append(Files.readString(file));
            }
        }
        assertThat(process.exitValue()).as("sipp: %s", wrong).isZero();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** What one telephone, or the trunk for it, does after it was called. */
    static final class Steps {

        private final List<String> steps = new ArrayList<>();

        static Steps called() {
            return new Steps();
        }

        /** Rings, is picked up and is acknowledged. */
        static Steps answered() {
            return called().answer("180 Ringing").answer("200 OK", SOUND).expect("ACK");
        }

        Steps answer(String status, String... more) {
            return send(
                    "SIP/2.0 " + status,
                    "[last_Via:]\n[last_From:]\n[last_To:];tag=t[call_number]\n[last_Call-ID:]\n" + "[last_CSeq:]",
                    more);
        }

        /** To a request within the call, whose end has its tag already. */
        Steps reply(String status, String... more) {
            return send(
                    "SIP/2.0 " + status, "[last_Via:]\n[last_From:]\n[last_To:]\n[last_Call-ID:]\n[last_CSeq:]", more);
        }

        /** To the first INVITE, after something else came. */
        Steps answerInvite(String status, String tag, String... more) {
            return send(
                    "SIP/2.0 " + status,
                    "Via:[$via]\nFrom:[$from]\nTo:[$to];tag=" + tag + "\n[last_Call-ID:]\nCSeq: 1 INVITE",
                    more);
        }

        /** A request of its own within the call. */
        Steps ask(String method, int number, String... more) {
            return send(
                    method + " sip:bridge@[local_ip] SIP/2.0",
                    "Via: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch]\nFrom:[$to];tag=t[call_number]\n"
                            + "To:[$from]\nCall-ID: [call_id]\nCSeq: " + number + " " + method + "\nMax-Forwards: 70",
                    more);
        }

        private Steps send(String line, String headers, String... more) {
            String sdp = more.length > 0 && more[0].startsWith("v=") ? more[0] : "";
            String extra = more.length > 0 && sdp.isEmpty() ? "\n" + more[0] : "";
            steps.add("<send><![CDATA[\n" + line + "\n" + headers + extra
                    + "\nContact: <sip:phone@[local_ip]:[local_port]>"
                    + (sdp.isEmpty() ? "" : "\nContent-Type: application/sdp") + "\nContent-Length: [len]\n\n"
                    + sdp + "\n]]></send>\n");
            return this;
        }

        Steps expect(String method) {
            steps.add("<recv request=\"" + method + "\"></recv>\n");
            return this;
        }

        /** Expects a request that holds that. */
        Steps expect(String method, String regexp) {
            steps.add(
                    "<recv request=\"" + method + "\"><action><ereg regexp=\"" + regexp
                            + "\" search_in=\"msg\" check_it=\"true\" assign_to=\"seen\"/><log message=\"[$seen]\"/></action></recv>\n");
            return this;
        }

        Steps expectAnswer(int code) {
            steps.add("<recv response=\"" + code + "\"></recv>\n");
            return this;
        }

        Steps pause(Duration pause) {
            steps.add("<pause milliseconds=\"" + pause.toMillis() + "\"/>\n");
            return this;
        }

        /** Is put down by the bridge. */
        Steps putDown() {
            return expect("BYE").reply("200 OK");
        }

        private String xml() {
            return String.join("", steps);
        }
    }
}
