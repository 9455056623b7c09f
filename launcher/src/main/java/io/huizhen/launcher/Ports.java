package io.huizhen.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/** TCP and UDP ports of this machine. */
final class Ports {

    /** Those already promised to a part that has not bound its port yet. */
    private static final Set<Integer> promised = new HashSet<>();

    private Ports() {}

    /** A port that is free for TCP and UDP and was not handed out before by this process. */
    static synchronized int free() {
        for (int i = 0; i < 200; i++) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                int port = socket.getLocalPort();
                try (DatagramSocket udp = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
                    if (promised.add(port)) {
                        return port;
                    }
                } catch (IOException taken) {
                    continue;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("No free port", e);
            }
        }
        throw new IllegalStateException("No free port");
    }

    /** The wanted port if nobody listens there, else a free one. */
    static synchronized int freeOr(int wanted) {
        return !taken(wanted) && promised.add(wanted) ? wanted : free();
    }

    static boolean taken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
