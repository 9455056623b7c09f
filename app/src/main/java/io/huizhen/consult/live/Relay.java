package io.huizhen.consult.live;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;

/**
 * A browser's line that goes on to the node that owns its consult: what one side says the other hears, unread. When the
 * owner is gone the browser is told to come again, to whichever node owns the consult then.
 */
final class Relay extends WebSocketListener {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final int PATIENCE_MILLIS = 5000;
    private static final int MOST_WAITING = 512 * 1024;

    private final WebSocketSession browser;
    private final WebSocket owner;

    /** Opens the line to the owner; what the browser says meanwhile waits. */
    Relay(WebSocketSession browser, OkHttpClient http, Request request) {
        this.browser = new ConcurrentWebSocketSessionDecorator(browser, PATIENCE_MILLIS, MOST_WAITING);
        this.owner = http.newWebSocket(request, this);
    }

    void fromBrowser(String text) {
        if (!owner.send(text)) {
            close(Line.Reason.COME_AGAIN.code());
        }
    }

    void browserIsGone() {
        owner.close(1000, null);
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        try {
            browser.sendMessage(new TextMessage(text));
        } catch (IOException | IllegalStateException e) {
            log.debug("A relayed line broke: {}", e.getClass().getSimpleName());
            socket.cancel();
        }
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
        socket.close(1000, null);
        close(code >= 4000 ? code : Line.Reason.COME_AGAIN.code());
    }

    @Override
    public void onFailure(WebSocket socket, Throwable failure, Response response) {
        log.info(
                "The line to the owner of a consult broke: {}",
                failure.getClass().getSimpleName());
        close(Line.Reason.COME_AGAIN.code());
    }

    private void close(int code) {
        try {
            browser.close(new CloseStatus(code));
        } catch (IOException | IllegalStateException e) {
            log.debug("A relayed line was closed already: {}", e.getClass().getSimpleName());
        }
    }
}
