package io.huizhen.consult.live;

/** The way to one browser. Sending never blocks the room for long and never throws: a dead line is closed. */
interface Line {

    void send(ToBrowser message);

    void close(Reason reason);

    /** False once the person behind it logged out, or the seat moved to another device. */
    boolean isStillAllowed();

    /** Why we close a line; 4000 to 4999 are ours, and the browser knows which of them to try again after. */
    enum Reason {
        /** This node does not own the consult now, or gives it up: come again. */
        COME_AGAIN(4000),
        /** The same seat opened the room elsewhere. */
        REPLACED(4001),
        /** The seat is no longer yours. */
        NOT_YOURS(4003),
        /** What came was not understood. */
        BAD_FRAME(4400),
        /** The consult is over. */
        OVER(4410);

        private final int code;

        Reason(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }
}
