package io.huizhen.consult;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How good the lines of a consult were, person by person and minute by minute; for the doctor at signing. */
public record ConsultQuality(List<Participant> participants) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** One minute as measured by one owner of the consult. */
    public record Graded(String seatId, Instant minute, Grade grade) {}

    /**
     * One person's line.
     *
     * @param minutes every minute in the room; {@link Grade#NONE} where nothing was measured
     * @param soundLost whether the sound was ever gone altogether
     */
    public record Participant(String seatId, SortedMap<Instant, Grade> minutes, boolean soundLost) {

        /** How many minutes of each grade. */
        public Map<Grade, Integer> totals() {
            Map<Grade, Integer> totals = new EnumMap<>(Grade.class);
            minutes.values().forEach(grade -> totals.merge(grade, 1, Integer::sum));
            return totals;
        }

        /** The longest run of the worst grade there was; empty when all was good. */
        public Optional<Stretch> worst() {
            Grade worst = minutes.values().stream().max(Grade::compareTo).orElse(Grade.GOOD);
            if (worst == Grade.GOOD) {
                return Optional.empty();
            }
            Stretch longest = null;
            Instant from = null;
            for (Map.Entry<Instant, Grade> minute : minutes.entrySet()) {
                if (minute.getValue() != worst) {
                    from = null;
                    continue;
                }
                from = from == null ? minute.getKey() : from;
                Stretch run = new Stretch(worst, from, minute.getKey().plus(MINUTE));
                longest = longest == null || run.lasts().compareTo(longest.lasts()) > 0 ? run : longest;
            }
            return Optional.ofNullable(longest);
        }
    }

    /** @param until not part of it */
    public record Stretch(Grade grade, Instant from, Instant until) implements CourseTimes.Lasting {
        public Duration lasts() {
            return Duration.between(from, until);
        }
    }

    /** @param graded in order of seat and minute */
    static ConsultQuality of(List<Graded> graded, List<MediaEvent> events) {
        Map<String, SortedMap<Instant, Grade>> bySeat = new LinkedHashMap<>();
        for (Graded one : graded) {
            // A minute that two owners measured is as good as the poorer says.
            bySeat.computeIfAbsent(one.seatId(), id -> new TreeMap<>())
                    .merge(one.minute(), one.grade(), (a, b) -> a.isWorseThan(b) ? a : b);
        }
        List<Participant> participants = new ArrayList<>();
        bySeat.forEach((seatId, minutes) -> {
            unmeasured(seatId, minutes, events).forEach(minute -> minutes.putIfAbsent(minute, Grade.NONE));
            participants.add(new Participant(seatId, minutes, wasLost(seatId, minutes, events)));
        });
        return new ConsultQuality(List.copyOf(participants));
    }

    /** The minutes in which the person was in the room, by the room's own record, and nothing was written. */
    private static List<Instant> unmeasured(String seatId, SortedMap<Instant, Grade> minutes, List<MediaEvent> events) {
        List<Instant> missing = new ArrayList<>();
        Instant end = minutes.lastKey();
        for (MediaTimeline.Span span : MediaTimeline.ofSeat(seatId, events, end).spans()) {
            boolean inRoom = span.kind() != MediaTimeline.Kind.PHONE && span.kind() != MediaTimeline.Kind.HAND_OVER;
            Instant at = span.from().truncatedTo(ChronoUnit.MINUTES).plus(MINUTE);
            for (; inRoom && !at.plus(MINUTE).isAfter(span.until()); at = at.plus(MINUTE)) {
                missing.add(at);
            }
        }
        return missing;
    }

    private static boolean wasLost(String seatId, SortedMap<Instant, Grade> minutes, List<MediaEvent> events) {
        return minutes.containsValue(Grade.NONE)
                || events.stream()
                        .filter(event ->
                                event.seatId() == null || event.seatId().equals(seatId))
                        .anyMatch(event ->
                                event.cause() == MediaCause.LINE_LOST || event.cause() == MediaCause.SERVER_LOST);
    }

    public Optional<Participant> of(String seatId) {
        return participants.stream().filter(one -> one.seatId().equals(seatId)).findFirst();
    }

    /** Nothing worse than weak, and no sound lost, on anybody's line. */
    public boolean isGoodEnough() {
        return participants.stream()
                .allMatch(one -> !one.soundLost()
                        && one.minutes().values().stream().noneMatch(grade -> grade.isWorseThan(Grade.WEAK)));
    }
}
