package io.huizhen.consult.live;

import io.huizhen.consult.live.SocketDoor.Pass;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketSession;

/** Carries browsers' lines on to the node that owns their consult, so that any balancer may stand before the nodes. */
@Component
class Relays {

    /** The path between nodes. */
    static final String PATH = "/ws/relay";

    private final Nodes nodes;
    private final RelayTickets tickets;
    private final OkHttpClient http = new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(2))
            .readTimeout(Duration.ZERO)
            // A node whose machine is gone says nothing: its lease is over by then too.
            .pingInterval(Duration.ofSeconds(3))
            .retryOnConnectionFailure(false)
            .build();

    Relays(Nodes nodes, RelayTickets tickets) {
        this.nodes = nodes;
        this.tickets = tickets;
    }

    /** A line to the owner, when that is another node and alive. */
    Optional<Relay> open(WebSocketSession browser, Pass pass) {
        return nodes.ownerOf(pass.consultId()).map(owner -> {
            HttpUrl address = HttpUrl.get(owner.address())
                    .newBuilder()
                    .encodedPath(PATH)
                    .addQueryParameter("case", pass.caseId())
                    .build();
            Request request = new Request.Builder()
                    .url(address)
                    .header(RelayDoor.TICKET, tickets.to(owner.id(), pass))
                    .build();
            return new Relay(browser, http, request);
        });
    }

    @PreDestroy
    void stop() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
