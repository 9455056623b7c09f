package io.huizhen.consult;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What carried a consult, as the report tells it: "video 10:02-10:11, lost 10:11-10:12, phone 10:12-10:20". Spans do
 * not overlap; between two of them is time in which nobody was there to talk to.
 */
public record MediaTimeline(List<Span> spans) {

    /** What the people had of each other. */
    public enum Kind {
        VIDEO,
        /** Sound, with stills or without. */
        SOUND,
        /** Nothing, though people were there for each other. */
        LOST,
        /** By telephone, which is not recorded. */
        PHONE,
        /** Given to a physical institution. */
        HAND_OVER;

        static Kind of(MediaMode mode) {
            return switch (mode) {
                case FULL_VIDEO, LOW_VIDEO -> VIDEO;
                case STILL_AND_AUDIO, AUDIO -> SOUND;
                case PHONE -> PHONE;
                case HAND_OVER -> HAND_OVER;
            };
        }

        /** As in message keys: {@code hand-over}. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** @param until not part of it */
    public record Span(Kind kind, Instant from, Instant until) implements CourseTimes.Lasting {}

    public MediaTimeline {
        spans = List.copyOf(spans);
    }

    /**
     * The consult as a whole. Two people who hear each other are a consult; its kind is the poorest that any of them
     * has, so that nobody reads "video" who had none. A word about the whole consult (telephone, no media server)
     * stands above the seats' until another such word takes it back.
     *
     * @param events in order
     * @param until when the consult ended, or now
     */
    public static MediaTimeline of(List<MediaEvent> events, Instant until) {
        return new Walk(false).through(events, until);
    }

    /** One person's line alone: the same, with that seat's events and those of the whole consult. */
    public static MediaTimeline ofSeat(String seatId, List<MediaEvent> events, Instant until) {
        return new Walk(true)
                .through(
                        events.stream()
                                .filter(event ->
                                        event.seatId() == null || event.seatId().equals(seatId))
                                .toList(),
                        until);
    }

    /** Everything that was of this kind. */
    public List<Span> of(Kind kind) {
        return spans.stream().filter(span -> span.kind() == kind).toList();
    }

    private static final class Walk {

        private final int needed;
        private final Map<String, MediaMode> carried = new HashMap<>();
        private final Set<String> lost = new HashSet<>();
        private final List<Span> spans = new ArrayList<>();
        private Kind whole;

        Walk(boolean alone) {
            needed = alone ? 1 : 2;
        }

        MediaTimeline through(List<MediaEvent> events, Instant until) {
            Kind kind = null;
            Instant since = null;
            for (MediaEvent event : events) {
                if (event.at().isAfter(until)) {
                    break;
                }
                take(event);
                Kind next = now();
                if (next != kind) {
                    close(kind, since, event.at());
                    kind = next;
                    since = event.at();
                }
            }
            close(kind, since, until);
            return new MediaTimeline(spans);
        }

        private void take(MediaEvent event) {
            if (event.seatId() == null) {
                takeWhole(event);
                return;
            }
            carried.remove(event.seatId());
            lost.remove(event.seatId());
            // There is a room for this person again; back is who has a line to it.
            boolean awaited = event.cause() == MediaCause.SERVER_BACK;
            if (event.mode() != null && !awaited) {
                carried.put(event.seatId(), event.mode());
            } else if (event.cause() != MediaCause.LEFT) {
                lost.add(event.seatId());
            }
        }

        private void takeWhole(MediaEvent event) {
            if (event.mode() != null) {
                whole = Kind.of(event.mode());
            } else if (event.cause() == MediaCause.SERVER_LOST) {
                // Until the server is back or the telephone stands in, whatever single seats still say.
                whole = Kind.LOST;
                lost.addAll(carried.keySet());
                carried.clear();
            } else {
                whole = null;
            }
        }

        private Kind now() {
            if (whole != null) {
                return whole;
            }
            if (carried.size() >= needed) {
                return carried.values().stream()
                        .max(MediaMode::compareTo)
                        .map(Kind::of)
                        .orElseThrow();
            }
            return !lost.isEmpty() && carried.size() + lost.size() >= needed ? Kind.LOST : null;
        }

        /** Ends a span; one without duration is none, and one that goes on from its like is the same. */
        private void close(Kind kind, Instant from, Instant until) {
            if (kind == null || !from.isBefore(until)) {
                return;
            }
            Span last = spans.isEmpty() ? null : spans.getLast();
            if (last != null && last.kind() == kind && last.until().equals(from)) {
                spans.set(spans.size() - 1, new Span(kind, last.from(), until));
            } else {
                spans.add(new Span(kind, from, until));
            }
        }
    }
}
