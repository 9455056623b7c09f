package io.huizhen.mediabridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huizhen.mediabridge.JanusTransactions.Ends;
import java.time.Duration;
import java.util.function.Consumer;

/** One attachment to a plugin: at most one peer connection, and the plugin's requests. */
public final class JanusHandle {

    private final JanusSession session;
    private final long id;
    private final Consumer<JanusEvent> listener;

    JanusHandle(JanusSession session, long id, Consumer<JanusEvent> listener) {
        this.session = session;
        this.id = id;
        this.listener = listener;
    }

    /** Sends a request to the plugin and waits for its answer: the {@code ack} that comes first is not one. */
    JanusAnswer request(ObjectNode body, Jsep jsep, Duration timeout) {
        ObjectNode frame = frame("message");
        frame.set("body", body);
        if (jsep != null) {
            frame.set("jsep", jsep.write());
        }
        return session.call(frame, Ends.WITH_ANSWER, timeout);
    }

    /** Passes on a candidate of the browser, and waits for no answer: one that gets lost is one path less to try. */
    public void trickle(Candidate candidate, Duration timeout) {
        ObjectNode frame = frame("trickle");
        frame.set("candidate", candidate.write());
        session.say(frame, timeout);
    }

    /** Closes the peer connection; the handle stays. */
    public void hangup(Duration timeout) {
        session.call(frame("hangup"), Ends.WITH_ANSWER, timeout);
    }

    /** Gives the handle back. */
    public void detach(Duration timeout) {
        session.forget(this);
        session.call(frame("detach"), Ends.WITH_ANSWER, timeout);
    }

    String server() {
        return session.connection().server().name();
    }

    long id() {
        return id;
    }

    Consumer<JanusEvent> listener() {
        return listener;
    }

    private ObjectNode frame(String request) {
        return JanusConnection.frame(request).put("handle_id", id);
    }

    static boolean isOk(JsonNode data, String field) {
        return "ok".equals(data.path(field).asText());
    }
}
