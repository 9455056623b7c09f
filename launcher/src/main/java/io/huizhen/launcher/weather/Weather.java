package io.huizhen.launcher.weather;

/**
 * How a line is, each way alike.
 *
 * @param loss share of packets lost in the long run, 0 to 1
 * @param burst mean length of a run of lost packets; 1 when each is lost on its own (then runs are as chance has it)
 * @param delayMillis one way
 * @param jitterMillis added at random, evenly from 0; packets may overtake each other
 * @param kbit rate; 0 for no limit
 * @param queueMillis how long a packet waits for its turn at most, before it is dropped
 */
public record Weather(double loss, double burst, int delayMillis, int jitterMillis, int kbit, int queueMillis) {

    public static final Weather FINE = new Weather(0, 1, 0, 0, 0, 0);

    private static final int QUEUE = 400;

    public Weather {
        if (!(loss >= 0 && loss <= 1) || !(burst >= 1) || delayMillis < 0 || jitterMillis < 0 || kbit < 0) {
            throw new IllegalArgumentException("No such weather");
        }
    }

    /** Each packet is lost on its own. */
    public static Weather losing(double loss) {
        return new Weather(loss, 1, 0, 0, 0, 0);
    }

    /** Packets are lost in runs (Gilbert and Elliott's two states: a good one that loses none, a bad one that loses all). */
    public static Weather losingInBursts(double loss, double burst) {
        return new Weather(loss, burst, 0, 0, 0, 0);
    }

    /** A narrow line with the queue of a home router before it. */
    public static Weather narrow(int kbit) {
        return new Weather(0, 1, 0, 0, kbit, QUEUE);
    }

    public Weather andLosing(double share) {
        return new Weather(share, burst, delayMillis, jitterMillis, kbit, queueMillis);
    }

    public Weather andLate(int delay, int jitter) {
        return new Weather(loss, burst, delay, jitter, kbit, queueMillis);
    }
}
