package io.huizhen.consult.mode;

import java.util.Collection;
import java.util.Map;

/**
 * One browser's word about its line, made safe by {@link LineStats}.
 *
 * @param rttMillis 0 when unknown
 * @param roomKbit {@link LineReading#UNKNOWN} when the browser does not say
 * @param incoming by the seat it comes from
 */
public record Measured(
        int rttMillis,
        double lossUp,
        int roomKbit,
        boolean narrow,
        boolean slowDevice,
        int sentKbit,
        int receivedKbit,
        Map<String, Incoming> incoming) {

    /** @param silentMillis -1 when no sound ever came from there */
    public record Incoming(double loss, double concealed, int silentMillis, double frozen, int frames) {}

    /**
     * The line itself. What is lost on another's way up is missing here too, so the way down is as good as the best
     * that comes on it, and a sender whom the media server itself does not hear well says nothing about it. With
     * nobody left to judge by, the way down counts as good.
     *
     * @param troubled seats whose own way up the media server finds poor
     */
    public LineReading line(Collection<String> troubled) {
        double loss = 1;
        double concealed = 1;
        int silent = Integer.MAX_VALUE;
        boolean judged = false;
        for (Map.Entry<String, Incoming> from : incoming.entrySet()) {
            Incoming one = from.getValue();
            if (!troubled.contains(from.getKey()) && one.silentMillis() >= 0) {
                judged = true;
                loss = Math.min(loss, one.loss());
                concealed = Math.min(concealed, one.concealed());
                silent = Math.min(silent, one.silentMillis());
            }
        }
        return new LineReading(
                Math.max(lossUp, judged ? loss : 0),
                rttMillis,
                judged ? concealed : 0,
                judged && silent >= SOUND_EVERY ? silent : 0,
                roomKbit,
                narrow,
                slowDevice);
    }

    /** The worst sound that this person hears from anyone: what counts for the record, whoever's line it is. */
    public double worstConcealed() {
        return incoming.values().stream()
                .filter(one -> one.silentMillis() >= 0)
                .mapToDouble(Incoming::concealed)
                .max()
                .orElse(0);
    }

    public double worstFrozen() {
        return incoming.values().stream().mapToDouble(Incoming::frozen).max().orElse(0);
    }

    /** The longest that anyone's sound has been missing, in milliseconds. */
    public int longestSilence() {
        return incoming.values().stream().mapToInt(Incoming::silentMillis).max().orElse(0);
    }

    /** Sound comes in packets of 20 to 60 ms; a gap below this is loss, not silence. */
    private static final int SOUND_EVERY = 400;
}
