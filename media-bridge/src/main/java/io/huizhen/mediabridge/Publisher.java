package io.huizhen.mediabridge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/** One party's sending leg. */
public final class Publisher {

    private final JanusHandle handle;
    private final long feed;
    private final List<RoomEvent.Feed> others;
    private boolean publishing;

    Publisher(JanusHandle handle, long feed, List<RoomEvent.Feed> others) {
        this.handle = handle;
        this.feed = feed;
        this.others = others;
    }

    /** The number by which others subscribe to this party. */
    public long feed() {
        return feed;
    }

    /** Those who were sending when this party joined. */
    public List<RoomEvent.Feed> others() {
        return others;
    }

    /**
     * Begins to send, or renegotiates (also for an ICE restart).
     *
     * @param recording name of this leg's recording files without folder and ending
     */
    public synchronized Jsep publish(Jsep offer, String recording, Duration timeout) {
        ObjectNode body = request(publishing ? "configure" : "publish");
        if (!publishing) {
            body.put("filename", recording);
        }
        JanusAnswer answer = handle.request(body, offer, timeout);
        if (answer.jsep() == null) {
            throw new JanusException.Unexpected("publish", handle.server());
        }
        publishing = true;
        return answer.jsep();
    }

    /** Caps what this party may send. */
    public void limit(int bitrate, Duration timeout) {
        handle.request(request("configure").put("bitrate", bitrate), null, timeout);
    }

    public void trickle(Candidate candidate, Duration timeout) {
        handle.trickle(candidate, timeout);
    }

    /** Stops sending; the party stays in the room and may publish again. */
    public synchronized void unpublish(Duration timeout) {
        publishing = false;
        handle.request(request("unpublish"), null, timeout);
    }

    /** Leaves the room and gives the handle back. */
    public void leave(Duration timeout) {
        handle.detach(timeout);
    }

    private static ObjectNode request(String name) {
        return JsonNodeFactory.instance.objectNode().put("request", name);
    }
}
