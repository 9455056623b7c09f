package io.huizhen.consult.mode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one browser says of its own line since its last word. It may be wrong or lie: {@link #made(Map)} refuses what
 * cannot be and clamps what is merely absurd, and times are the server's own. It says nothing of anybody else's line.
 *
 * @param rtt milliseconds to the media server and back
 * @param lossUp share of packets that the media server missed
 * @param room what the way up can take, in kbit/s
 * @param limit why the own picture is held down: {@code none}, {@code bandwidth}, {@code cpu} or {@code other}
 * @param sent kbit/s
 * @param received kbit/s
 * @param others what comes from each other person
 */
public record LineStats(
        Double rtt, Double lossUp, Double room, String limit, Double sent, Double received, List<From> others) {

    /**
     * What comes from one other person.
     *
     * @param seat whose
     * @param loss share of packets missed, of sound and picture together
     * @param concealed share of the sound made up
     * @param silent milliseconds since sound came; null when none ever did
     * @param frozen share of the time in which the picture stood still
     * @param frames pictures a second
     */
    public record From(String seat, Double loss, Double concealed, Double silent, Double frozen, Double frames) {}

    private static final int MOST_PEOPLE = 16;
    private static final double LONGEST_MILLIS = 10_000;

    /** The figures made safe. Only seats of the room count; {@code heard} says whose sound the server receives. */
    public Optional<Measured> made(Map<String, Boolean> heard) {
        if (others != null && others.size() > MOST_PEOPLE) {
            return Optional.empty();
        }
        Map<String, Measured.Incoming> incoming = new TreeMap<>();
        for (From from : others == null ? List.<From>of() : others) {
            if (from != null && from.seat() != null && heard.containsKey(from.seat())) {
                Optional<Measured.Incoming> made = made(from);
                if (made.isEmpty()) {
                    return Optional.empty();
                }
                incoming.put(from.seat(), made.get());
            }
        }
        boolean possible =
                isPossible(rtt) && isShare(lossUp) && isPossible(room) && isPossible(sent) && isPossible(received);
        return possible
                ? Optional.of(new Measured(
                        millis(rtt),
                        share(lossUp),
                        room == null ? LineReading.UNKNOWN : kbit(room),
                        "bandwidth".equals(limit),
                        "cpu".equals(limit),
                        kbit(sent),
                        kbit(received),
                        Map.copyOf(incoming)))
                : Optional.empty();
    }

    private static Optional<Measured.Incoming> made(From from) {
        boolean possible = isShare(from.loss())
                && isShare(from.concealed())
                && isPossible(from.silent())
                && isShare(from.frozen())
                && isPossible(from.frames());
        return possible
                ? Optional.of(new Measured.Incoming(
                        share(from.loss()),
                        share(from.concealed()),
                        from.silent() == null ? -1 : millis(from.silent()),
                        share(from.frozen()),
                        (int) Math.min(120, from.frames() == null ? 0 : from.frames())))
                : Optional.empty();
    }

    /** A figure that could be one: absent, or finite and not negative. However large it is, it is clamped. */
    private static boolean isPossible(Double figure) {
        return figure == null || (Double.isFinite(figure) && figure >= 0);
    }

    private static boolean isShare(Double figure) {
        return isPossible(figure) && (figure == null || figure <= 1);
    }

    private static int millis(Double figure) {
        return figure == null ? 0 : (int) Math.min(LONGEST_MILLIS, figure);
    }

    private static int kbit(Double figure) {
        return figure == null ? 0 : (int) Math.min(100_000, figure);
    }

    private static double share(Double figure) {
        return figure == null ? 0 : figure;
    }
}
