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

    /** A part of it, in the kinds of the keys {@code report.document.course.KIND}. Minutes as printed. */
    record Span(String kind, LocalTime from, LocalTime until, String words, int place) {}

    private static final List<String> KINDS = List.of("video", "sound", "lost", "phone", "hand-over");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final List<Span> spans = new ArrayList<>();

    /** @param text of the document, as pdftotext gives it back */
    PrintedCourse(Words words, String text) {
        String line = text.replaceAll("\\R", "");
        for (String kind : KINDS) {
            String said = words.say("report.document.course." + kind);
            String shape =
                    Words.literal(said).replace("\\{0\\}", "(\\d\\d:\\d\\d)").replace("\\{1\\}", "(\\d\\d:\\d\\d)");
            Matcher found = Pattern.compile(shape).matcher(line);
            while (found.find()) {
                spans.add(new Span(
                        kind,
                        LocalTime.parse(found.group(1)),
                        LocalTime.parse(found.group(2)),
                        found.group(),
                        found.start()));
            }
        }
        spans.sort(Comparator.comparingInt(Span::place));
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

    /** Whether a printed minute is that of something that happened between two moments. */
    static boolean isMinuteOf(LocalTime printed, Instant earliest, Instant latest) {
        for (Instant minute = earliest.truncatedTo(ChronoUnit.MINUTES);
                !minute.isAfter(latest);
                minute = minute.plus(1, ChronoUnit.MINUTES)) {
            if (LocalTime.ofInstant(minute, ZONE).equals(printed)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return spans.isEmpty()
                ? "nothing of it"
                : spans.stream().map(Span::words).collect(Collectors.joining(", "));
    }
}
