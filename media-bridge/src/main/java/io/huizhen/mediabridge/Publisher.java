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

    /** Begins to send, or renegotiates (also for an ICE restart). */
    public synchronized Jsep publish(Jsep offer, Duration timeout) {
        JanusAnswer answer = handle.request(request(publishing ? "configure" : "publish"), offer, timeout);
        if (answer.jsep() == null) {
            throw new JanusException.Unexpected("publish", handle.server());
        }
        publishing = true;
        return answer.jsep();
    }

    /**
     * Starts recording this party, one file a line. Janus writes over a file of the same name: give each start its own.
     *
     * @param name beginning of the files' names; the line's kind and number follow
     */
    public void startRecording(Room room, String name, Duration timeout) {
        handle.request(recording(room, true).put("filename", name), null, timeout);
    }

    /** Stops recording this party; the files are complete when this returns. */
    public void stopRecording(Room room, Duration timeout) {
        handle.request(recording(room, false), null, timeout);
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

    private static ObjectNode recording(Room room, boolean on) {
        return request("configure")
                .put("record", on)
                .put("secret", room.secret().reveal());
    }

    private static ObjectNode request(String name) {
        return JsonNodeFactory.instance.objectNode().put("request", name);
    }
}
