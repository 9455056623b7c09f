package io.huizhen.mediabridge;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * One media server as the pool knows it.
 *
 * @param name short name used in placement, logs and the operator's view
 * @param address WebSocket address of its API ({@code ws} or {@code wss}); reachable from the application alone
 * @param apiSecret sent with every request
 */
public record JanusServer(String name, URI address, Secret apiSecret) {

    public JanusServer {
        Objects.requireNonNull(apiSecret, "apiSecret");
        if (name == null || !name.matches("[A-Za-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("A media server needs a name of letters, digits and hyphens");
        }
        if (!"ws".equals(address.getScheme()) && !"wss".equals(address.getScheme())) {
            throw new IllegalArgumentException("The address of media server " + name + " must be ws:// or wss://");
        }
    }

    /** Reads {@code name=ws://host:port,name=ws://host:port}, the form of the setting {@code HUIZHEN_JANUS}. */
    public static List<JanusServer> parse(String setting, Secret apiSecret) {
        List<JanusServer> servers = new ArrayList<>();
        var names = new HashSet<String>();
        for (String part : setting.split(",")) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length != 2) {
                throw new IllegalArgumentException("Media servers are written name=ws://host:port, by comma");
            }
            if (!names.add(pair[0])) {
                throw new IllegalArgumentException("Two media servers are named " + pair[0]);
            }
            servers.add(new JanusServer(pair[0], URI.create(pair[1]), apiSecret));
        }
        return List.copyOf(servers);
    }

    @Override
    public String toString() {
        return name;
    }
}
