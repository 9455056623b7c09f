package io.huizhen.consult.live;

import io.huizhen.consult.QualitySample;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers samples into minutes and writes each when it is over. A node that is killed loses at most the minute it was
 * in; that minute is then missing from the record and counts as not measured. Touched by the room's own thread.
 */
final class Minutes {

    private final Lease lease;
    private final ModeWrites writes;
    private final Map<String, List<QualitySample>> open = new HashMap<>();

    Minutes(Lease lease, ModeWrites writes) {
        this.lease = lease;
        this.writes = writes;
    }

    /** A sample of each of these people. */
    void take(List<LiveSeat> people, Instant now) {
        Map<String, QualitySample> samples = new LinkedHashMap<>();
        people.forEach(seat -> samples.put(seat.id, seat.quality.sample(seat.mode.mode(), now)));
        open.forEach((seatId, minute) -> {
            if (!minute.isEmpty() && !minuteOf(minute.getFirst().at()).equals(minuteOf(now))) {
                write(seatId, minute);
            }
        });
        samples.forEach((seatId, sample) ->
                open.computeIfAbsent(seatId, id -> new ArrayList<>()).add(sample));
        if (!samples.isEmpty()) {
            writes.now(lease, samples);
        }
    }

    /** What is gathered is written as it is; nothing may be taken in the same minute after it. */
    void close() {
        open.forEach((seatId, minute) -> {
            if (!minute.isEmpty()) {
                write(seatId, minute);
            }
        });
    }

    private void write(String seatId, List<QualitySample> minute) {
        writes.minute(lease, seatId, minuteOf(minute.getFirst().at()), List.copyOf(minute));
        minute.clear();
    }

    private static Instant minuteOf(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }
}
