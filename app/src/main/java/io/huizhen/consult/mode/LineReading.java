package io.huizhen.consult.mode;

/**
 * What is known of one person's line over the last two seconds or so, made safe: every figure is within its range, and
 * nothing in it comes from another person's line.
 *
 * @param loss share of packets lost on the way up or down, whichever is worse, 0 to 1
 * @param rttMillis to the media server and back, 0 to 10,000
 * @param concealed share of the sound that the listener's device had to make up, 0 to 1
 * @param silentMillis since any sound packet came in, although some should have
 * @param roomKbit what the way up can take, in kbit/s; {@link #UNKNOWN} when the browser does not say
 * @param narrow the picture is held down by the way up
 * @param slowDevice the picture is held down by the person's own device, which says nothing about the line
 */
public record LineReading(
        double loss,
        int rttMillis,
        double concealed,
        int silentMillis,
        int roomKbit,
        boolean narrow,
        boolean slowDevice) {

    public static final int UNKNOWN = Integer.MAX_VALUE;

    /** A line without flaws. */
    public static final LineReading CLEAN = new LineReading(0, 20, 0, 0, UNKNOWN, false, false);

    public LineReading {
        if (!(loss >= 0 && loss <= 1 && concealed >= 0 && concealed <= 1)
                || rttMillis < 0
                || silentMillis < 0
                || roomKbit < 0) {
            throw new IllegalArgumentException("A reading out of its range");
        }
    }

    /** Within every limit of the given step's row. */
    boolean within(Limits limits) {
        return loss <= limits.loss()
                && rttMillis <= limits.rttMillis()
                && concealed <= limits.concealed()
                && silentMillis <= limits.silentMillis()
                && !(narrow && roomKbit < limits.roomKbit());
    }

    /** The lowest figures of a step: what it needs of a line. */
    record Limits(double loss, int rttMillis, double concealed, int silentMillis, int roomKbit) {}
}
