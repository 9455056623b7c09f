package io.huizhen.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows of a run, as a table for people and as JSON. */
final class Results {

    /**
     * @param id of the table of goals, such as M10
     * @param anchor null for a figure that stands alone
     * @param goal in words; empty where there is none
     */
    private record Row(
            String id, String what, String unit, Figures ours, String against, Figures anchor, String goal) {}

    private final Effort effort;
    private final Instant begun = Instant.now();
    private final double loadBefore = load();
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, String> pictures = new LinkedHashMap<>();

    Results(Effort effort) {
        this.effort = effort;
    }

    void ratio(String id, String what, String unit, Figures ours, String against, Figures anchor, String goal) {
        rows.add(new Row(id, what, unit, ours, against, anchor, goal));
    }

    void figure(String id, String what, String unit, Figures ours, String goal) {
        rows.add(new Row(id, what, unit, ours, "", null, goal));
    }

    /** A sentence that the figures must not be read without. */
    void note(String id, String sentence) {
        notes.add(id + ": " + sentence);
    }

    /** A picture, written beside the JSON under this name. */
    void picture(String name, String svg) {
        pictures.put(name, svg);
    }

    Map<String, String> pictures() {
        return Map.copyOf(pictures);
    }

    String table() {
        StringBuilder table = new StringBuilder();
        table.append("%-4s %-52s %24s %24s %22s  %s%n"
                .formatted("", "what (against)", "ours median (spread)", "anchor", "ratio", "goal"));
        for (Row row : rows) {
            table.append("%-4s %-52s %24s %24s %22s  %s%n"
                    .formatted(
                            row.id(),
                            row.against().isEmpty() ? row.what() : row.what() + " / " + row.against(),
                            spread(row.ours()) + " " + row.unit(),
                            row.anchor() == null ? "" : spread(row.anchor()) + " " + row.unit(),
                            row.anchor() == null ? "" : spread(row.ours().over(row.anchor())),
                            row.goal()));
        }
        notes.forEach(note -> table.append(note).append('\n'));
        table.append("%d pairs; %d processors; load %.1f before, %.1f after%s%n"
                .formatted(
                        effort.pairs(),
                        Runtime.getRuntime().availableProcessors(),
                        loadBefore,
                        load(),
                        effort.brief() ? "; BRIEF, for size only" : ""));
        return table.toString();
    }

    String json() {
        List<Map<String, Object>> told = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", row.id());
            one.put("what", row.what());
            one.put("unit", row.unit());
            one.put("ours", side(row.ours()));
            if (row.anchor() != null) {
                one.put("against", row.against());
                one.put("anchor", side(row.anchor()));
                one.put("ratio", side(row.ours().over(row.anchor())));
            }
            one.put("goal", row.goal());
            told.add(one);
        }
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("begun", begun.toString());
        whole.put("brief", effort.brief());
        whole.put("pairs", effort.pairs());
        whole.put("processors", Runtime.getRuntime().availableProcessors());
        whole.put("loadBefore", loadBefore);
        whole.put("loadAfter", load());
        whole.put("rows", told);
        whole.put("notes", notes);
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(whole);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> side(Figures figures) {
        Map<String, Object> side = new LinkedHashMap<>();
        side.put("median", figures.median());
        side.put("least", figures.least());
        side.put("most", figures.most());
        side.put("raw", figures.raw());
        return side;
    }

    private static String spread(Figures figures) {
        return figures.raw().size() == 1
                ? number(figures.median())
                : number(figures.median()) + " (" + number(figures.least()) + "-" + number(figures.most()) + ")";
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return "∞";
        }
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
