package io.huizhen.consult.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huizhen.consult.live.SocketDoor.Pass;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** The room's WebSocket, {@code /ws/consult?case=…}: our own small JSON between a browser and its live consult. */
@Component
class ConsultSocket extends TextWebSocketHandler {

    private static final Logger log = LoggerFactory.getLogger(ConsultSocket.class);
    private static final String LINE = SocketLine.class.getName();
    private static final String RELAY = Relay.class.getName();
    private static final int LARGEST = 128 * 1024;

    private final LiveConsults live;
    private final SocketDoor door;
    private final Relays relays;
    private final ObjectMapper json;

    ConsultSocket(LiveConsults live, SocketDoor door, Relays relays, ObjectMapper json) {
        this.live = live;
        this.door = door;
        this.relays = relays;
        this.json = json;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        socket.setTextMessageSizeLimit(LARGEST);
        Pass pass = pass(socket);
        var line = new SocketLine(socket, json, () -> door.isStillAllowed(pass));
        socket.getAttributes().put(LINE, line);
        consult(pass)
                .ifPresentOrElse(
                        consult -> consult.opened(line, pass.seatId(), pass.viewer()), () -> elsewhere(socket, line));
    }

    /** Another node owns the consult: the line goes on to it. One that was carried on already comes again. */
    private void elsewhere(WebSocketSession socket, SocketLine line) {
        Optional<Relay> relay = socket.getAttributes().containsKey(RelayDoor.RELAYED)
                ? Optional.empty()
                : relays.open(socket, pass(socket));
        relay.ifPresentOrElse(
                opened -> socket.getAttributes().put(RELAY, opened), () -> line.close(Line.Reason.COME_AGAIN));
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage frame) {
        if (relay(socket) != null) {
            relay(socket).fromBrowser(frame.getPayload());
            return;
        }
        Pass pass = pass(socket);
        SocketLine line = line(socket);
        try {
            FromBrowser message = json.readValue(frame.getPayload(), FromBrowser.class);
            live.known(pass.consultId())
                    .filter(consult -> !consult.isOver())
                    .ifPresentOrElse(
                            consult -> consult.received(line, pass.seatId(), message),
                            () -> line.close(Line.Reason.COME_AGAIN));
        } catch (JsonProcessingException e) {
            log.warn("A frame of {} characters from a browser was not understood", frame.getPayloadLength());
            line.close(Line.Reason.BAD_FRAME);
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        SocketLine line = line(socket);
        line.gone();
        if (relay(socket) != null) {
            relay(socket).browserIsGone();
        } else {
            Pass pass = pass(socket);
            live.known(pass.consultId()).ifPresent(consult -> consult.closed(line, pass.seatId()));
        }
    }

    private Optional<LiveConsult> consult(Pass pass) {
        return live.of(pass.consultId(), pass.caseId());
    }

    private static Pass pass(WebSocketSession socket) {
        return (Pass) socket.getAttributes().get(Pass.NAME);
    }

    /** Null for a line to this node itself. */
    private static Relay relay(WebSocketSession socket) {
        return (Relay) socket.getAttributes().get(RELAY);
    }

    private static SocketLine line(WebSocketSession socket) {
        return (SocketLine) socket.getAttributes().get(LINE);
    }

    /** Browsers of our own pages alone: the default refuses other origins. */
    @Configuration
    @EnableWebSocket
    static class Endpoint implements WebSocketConfigurer {

        private final ConsultSocket handler;
        private final SocketDoor door;
        private final RelayDoor relayDoor;

        Endpoint(ConsultSocket handler, SocketDoor door, RelayDoor relayDoor) {
            this.handler = handler;
            this.door = door;
            this.relayDoor = relayDoor;
        }

        @Override
        public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
            registry.addHandler(handler, "/ws/consult").addInterceptors(door);
            registry.addHandler(handler, Relays.PATH).addInterceptors(relayDoor);
        }
    }
}
