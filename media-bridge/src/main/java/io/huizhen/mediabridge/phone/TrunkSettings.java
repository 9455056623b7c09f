package io.huizhen.mediabridge.phone;

import io.huizhen.mediabridge.Secret;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way into the telephone network: a PBX of the house or a provider's SIP trunk. It must take calls to any number
 * from us and carry the sound itself or let the telephones do so; it need not send calls to us.
 *
 * @param host its name or address
 * @param port its SIP port, usually 5060
 * @param transport how it is spoken to; for TLS put a proxy of the house in front
 * @param user name for digest authentication, empty when it knows us by our address
 * @param password for the same
 * @param caller what both telephones show as the caller, usually the hospital's number
 * @param localHost our address as the trunk reaches it, or empty: the one that the system would use to reach the trunk
 * @param localPort our SIP port, or 0 for any free one; set it where a firewall must let the trunk in
 */
public record TrunkSettings(
        String host,
        int port,
        Transport transport,
        String user,
        Secret password,
        String caller,
        String localHost,
        int localPort) {

    private static final Pattern ADDRESS = Pattern.compile(
            "sip:(?<host>[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:(?<port>[0-9]{1,5}))?(;transport=(?<transport>udp|tcp))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CALLER = Pattern.compile("\\+?[A-Za-z0-9._-]{1,64}");
    private static final int SIP_PORT = 5060;

    /** What carries the messages. */
    public enum Transport {
        UDP,
        TCP;

        String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public TrunkSettings {
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(password, "password");
        if (host.isBlank() || port < 1 || port > 65_535 || localPort < 0 || localPort > 65_535) {
            throw new IllegalArgumentException("Not the address of a trunk: " + host + ":" + port);
        }
        if (!CALLER.matcher(caller).matches()) {
            throw new IllegalArgumentException("The caller of a trunk is a number or a plain name");
        }
    }

    /**
     * Settings as an operator writes them.
     *
     * @param address {@code sip:host[:port][;transport=udp|tcp]}
     */
    public static TrunkSettings of(String address, String user, Secret password, String caller) {
        Matcher parts = ADDRESS.matcher(address.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("A trunk is named as sip:host:port;transport=udp, not " + address);
        }
        String port = parts.group("port");
        String transport = parts.group("transport");
        return new TrunkSettings(
                parts.group("host"),
                port == null ? SIP_PORT : Integer.parseInt(port),
                transport == null ? Transport.UDP : Transport.valueOf(transport.toUpperCase(Locale.ROOT)),
                user,
                password,
                caller,
                "",
                0);
    }

    /** The same trunk, reached from this address of ours. */
    public TrunkSettings from(String localHost, int localPort) {
        return new TrunkSettings(host, port, transport, user, password, caller, localHost, localPort);
    }

    @Override
    public String toString() {
        return "sip:" + host + ":" + port + ";transport=" + transport.parameter();
    }
}
