package io.huizhen.consult.live;

import io.huizhen.consult.live.SocketDoor.Pass;
import io.huizhen.platform.Ids;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Lets in lines that another node carries on, by their ticket. Nobody else can open one here. */
@Component
class RelayDoor implements HandshakeInterceptor {

    static final String TICKET = "X-Huizhen-Relay";

    /** Attribute of a line that came over another node. */
    static final String RELAYED = RelayDoor.class.getName();

    private final RelayTickets tickets;
    private final Nodes nodes;

    RelayDoor(RelayTickets tickets, Nodes nodes) {
        this.tickets = tickets;
        this.nodes = nodes;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        String shown = request.getHeaders().getFirst(TICKET);
        String caseId = ((ServletServerHttpRequest) request).getServletRequest().getParameter("case");
        Optional<Pass> pass =
                shown == null || !Ids.isId(caseId) ? Optional.empty() : tickets.accept(nodes.id(), caseId, shown);
        pass.ifPresentOrElse(
                given -> {
                    attributes.put(Pass.NAME, given);
                    attributes.put(RELAYED, true);
                },
                () -> response.setStatusCode(HttpStatus.FORBIDDEN));
        return pass.isPresent();
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, Exception failure) {}
}
