package io.huizhen.ops;

import io.huizhen.consult.LiveNow;
import io.huizhen.mediabridge.JanusPool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The media servers: down, slow to answer, draining with rooms still on them, or none at all. As seen from this node. */
@Component
class ServerWatch implements Watch {

    private final JanusPool pool;
    private final LiveNow live;

    ServerWatch(JanusPool pool, LiveNow live) {
        this.pool = pool;
        this.live = live;
    }

    @Override
    public Set<AlertKind> kinds() {
        return EnumSet.of(AlertKind.SERVER_DOWN, AlertKind.SERVER_MUTE, AlertKind.SERVER_DRAINING, AlertKind.NO_SERVER);
    }

    @Override
    public List<Trouble> look(Instant now) {
        List<JanusPool.Status> servers = pool.status();
        Map<String, Integer> rooms = live.roomsByServer();
        List<Trouble> troubles = new ArrayList<>();
        for (JanusPool.Status server : servers) {
            if (!server.up()) {
                troubles.add(Trouble.ofServer(AlertKind.SERVER_DOWN, server.name(), null));
            }
            if (server.up() && server.isSlow()) {
                troubles.add(Trouble.ofServer(AlertKind.SERVER_MUTE, server.name(), null));
            }
            if (server.draining() && rooms.getOrDefault(server.name(), 0) > 0) {
                troubles.add(Trouble.ofServer(AlertKind.SERVER_DRAINING, server.name(), null));
            }
        }
        if (servers.stream().noneMatch(server -> server.up() && !server.draining())) {
            troubles.add(Trouble.ofSystem(AlertKind.NO_SERVER, null));
        }
        return troubles;
    }
}
