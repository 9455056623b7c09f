package io.huizhen.launcher;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.function.Predicate;

/**
 * Where media flow on a machine that serves itself alone. Janus skips every loopback interface, whatever it is told, so
 * media need an address of a network card, and the TURN server relays from the same one.
 */
final class MediaAddress {

    private MediaAddress() {}

    /**
     * The first IPv4 address that is not loopback's; 127.0.0.1 on a machine that has no other, where servers start but
     * no picture flows.
     */
    static String ofThisMachine() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .filter(MediaAddress::carries)
                .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
                .flatMap(NetworkInterface::inetAddresses)
                .filter(Inet4Address.class::isInstance)
                .filter(Predicate.not(InetAddress::isLinkLocalAddress))
                .findFirst()
                .map(InetAddress::getHostAddress)
                .orElse("127.0.0.1");
    }

    private static boolean carries(NetworkInterface card) {
        try {
            return card.isUp() && !card.isLoopback();
        } catch (SocketException gone) {
            return false;
        }
    }
}
