package io.huizhen.launcher.weather;

import java.util.Random;

/**
 * One way of one line: decides for each packet whether and when it arrives. Pure but for its state: the same seed and
 * the same packets give the same fates. Used from one thread.
 */
final class Direction {

    /** The fate of a packet that never arrives. */
    static final long LOST = -1;

    private final Random random;
    private boolean bad;
    private long freeAt = Long.MIN_VALUE;

    Direction(long seed) {
        random = new Random(seed);
    }

    /**
     * When a packet arrives, in nanoseconds of the caller's clock, or {@link #LOST}.
     *
     * @param now when it was sent
     * @param bytes with all its headers
     */
    long arrives(Weather weather, long now, int bytes) {
        // Drawn always, so that one packet's fate does not hang on another's weather.
        double step = random.nextDouble();
        double late = random.nextDouble();
        boolean lost = isLost(weather, step);
        long at = now;
        if (weather.kbit() > 0) {
            long start = Math.max(now, freeAt);
            if (start - now > weather.queueMillis() * 1_000_000L) {
                return LOST;
            }
            freeAt = start + bytes * 8_000_000L / weather.kbit();
            at = freeAt;
        }
        // A packet that is lost on the way has taken its time on the line all the same.
        return lost
                ? LOST
                : at + weather.delayMillis() * 1_000_000L + (long) (late * weather.jitterMillis() * 1_000_000L);
    }

    private boolean isLost(Weather weather, double step) {
        if (weather.loss() <= 0) {
            bad = false;
        } else if (weather.loss() >= 1) {
            bad = true;
        } else if (weather.burst() == 1) {
            bad = step < weather.loss();
        } else {
            double leaves = 1 / weather.burst();
            double enters = leaves * weather.loss() / (1 - weather.loss());
            bad = bad ? step >= leaves : step < enters;
        }
        return bad;
    }
}
