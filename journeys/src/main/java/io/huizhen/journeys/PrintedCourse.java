package io.huizhen.journeys;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a printed report says of how the consult was held: "video 10:02–10:11, telephone 10:12–10:20 (not recorded)". */
final class PrintedCourse {

    /**
     * A part of it, in the kinds of the keys {@code report.document.course.KIND}.
     *
     * @param printed to what: minutes, or seconds where the course has short parts
     */
    record Span(String kind, LocalTime from, LocalTime until, ChronoUnit printed, String words, int place) {

        /** Whether the printed beginning is that of something that happened between two moments. */
        boolean beganBetween(Instant earliest, Instant latest) {
            return isBetween(from, earliest, latest);
        }

        boolean endedBetween(Instant earliest, Instant latest) {
            return isBetween(until, earliest, latest);
        }

        private boolean isBetween(LocalTime time, Instant earliest, Instant latest) {
            for (Instant at = earliest.truncatedTo(printed); !at.isAfter(latest); at = at.plus(1, printed)) {
                if (LocalTime.ofInstant(at, ZONE).equals(time)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final List<String> KINDS = List.of("video", "sound", "lost", "phone", "hand-over");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final String TIME = "\\d\\d:\\d\\d(?::\\d\\d)?";

    /** A part that ended within its second is that second alone. */
    private static final String TIMES = "(" + TIME + ")(?:–(" + TIME + "))?";

    private final List<Span> spans = new ArrayList<>();

    /** @param text of the document, as pdftotext gives it back */
    PrintedCourse(Words words, String text) {
        String line = text.replaceAll("\\R", "");
        for (String kind : KINDS) {
            String said = words.say("report.document.course." + kind);
            // The space at which a line of the paper ended is not in the text.
            String shape = Words.literal(said).replace(" ", " ?").replace("\\{0\\}", TIMES);
            Matcher found = Pattern.compile(shape).matcher(line);
            while (found.find()) {
                spans.add(span(kind, found));
            }
        }
        spans.sort(Comparator.comparingInt(Span::place));
    }

    private static Span span(String kind, Matcher found) {
        LocalTime from = LocalTime.parse(found.group(1));
        LocalTime until = found.group(2) == null ? from : LocalTime.parse(found.group(2));
        boolean seconds = found.group(1).length() > "00:00".length();
        return new Span(
                kind, from, until, seconds ? ChronoUnit.SECONDS : ChronoUnit.MINUTES, found.group(), found.start());
    }

    List<String> kinds() {
        return spans.stream().map(Span::kind).toList();
    }

    /** The last part of a kind; throws when there is none. */
    Span last(String kind) {
        return spans.reversed().stream()
                .filter(span -> span.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new NotAsSeenException("No " + kind + " in the printed course: " + this));
    }

    /** The first part of a kind; throws when there is none. */
    Span first(String kind) {
        return spans.stream()
                .filter(span -> span.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new NotAsSeenException("No " + kind + " in the printed course: " + this));
    }

    /** Whether each part begins no sooner than the one before it ends. */
    boolean isInOrder() {
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from().isBefore(spans.get(i - 1).until())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return spans.isEmpty()
                ? "nothing of it"
                : spans.stream().map(Span::words).collect(Collectors.joining(", "));
    }
}
