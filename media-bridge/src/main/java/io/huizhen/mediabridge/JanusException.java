package io.huizhen.mediabridge;

/** A call to a media server that did not succeed. Messages name the request and the server, never its content. */
public abstract sealed class JanusException extends RuntimeException {

    private JanusException(String message) {
        super(message);
    }

    private JanusException(String message, Throwable cause) {
        super(message, cause);
    }

    /** True when the session or the room is no more: everything in it must be made anew. */
    public boolean isServerForgetful() {
        return this instanceof Lost
                || (this instanceof Refused refused
                        && (refused.code() == Refused.NO_SUCH_SESSION || refused.code() == Refused.NO_SUCH_ROOM));
    }

    /** True when the one who was to be received has stopped sending in the same moment. */
    public boolean isFeedGone() {
        return this instanceof Refused refused && refused.code() == Refused.NO_SUCH_FEED;
    }

    /** True when the room has as many senders as it may have. */
    public boolean isRoomFull() {
        return this instanceof Refused refused && refused.code() == Refused.ROOM_FULL;
    }

    /** The server answered with an error. */
    public static final class Refused extends JanusException {

        /** Core: no such session; the server was restarted or reaped it. */
        public static final int NO_SUCH_SESSION = 458;
        /** Core: no such handle. */
        public static final int NO_SUCH_HANDLE = 459;
        /** VideoRoom: no such room. */
        public static final int NO_SUCH_ROOM = 426;
        /** VideoRoom: that room number is taken. */
        public static final int ROOM_EXISTS = 427;
        /** VideoRoom: no such publisher. */
        public static final int NO_SUCH_FEED = 428;

        /** VideoRoom: as many publishers as the room may have. */
        public static final int ROOM_FULL = 432;

        private final int code;

        Refused(String request, String server, int code) {
            super(server + " refused " + request + " with error " + code);
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    /** No answer in time; whether the server acted is unknown. */
    public static final class TimedOut extends JanusException {
        TimedOut(String request, String server) {
            super(server + " did not answer " + request + " in time");
        }
    }

    /** The connection or the session is gone; whether the server acted is unknown. */
    public static final class Lost extends JanusException {
        Lost(String request, String server) {
            super("The connection to " + server + " was lost at " + request);
        }

        Lost(String request, String server, Throwable cause) {
            super("The connection to " + server + " was lost at " + request, cause);
        }
    }

    /** No media server can take a room now. */
    public static final class NoServer extends JanusException {
        NoServer() {
            super("No media server is up and open for new rooms");
        }
    }

    /** The server's answer has not the form that the protocol promises. */
    public static final class Unexpected extends JanusException {
        Unexpected(String request, String server) {
            super(server + " answered " + request + " in an unknown form");
        }
    }
}
