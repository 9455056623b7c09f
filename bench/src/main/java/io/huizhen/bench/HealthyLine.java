package io.huizhen.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.huizhen.consult.mode.LineStats;
import io.huizhen.consult.mode.ModeOfSeat;
import io.huizhen.journeys.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one browser said of a line without fault, and what the mode machine would have made of it over many hours: the
 * recorded minutes in a seeded order, on a simulated clock. The script {@code said.js} must be in the page.
 */
final class HealthyLine {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** @param at milliseconds */
    private record Said(long at, LineStats line) {}

    /** Words of one minute, in order; each {@code at} counts from the minute's begin. */
    private final List<List<Said>> minutes;

    private HealthyLine(List<List<Said>> minutes) {
        this.minutes = minutes;
    }

    /** Takes what the person's page has said since it was last asked; the first and the last minute are not whole. */
    static HealthyLine saidBy(Person person) {
        String json = (String) person.page().evaluate("() => benchSaidOfTheLine()");
        Map<Long, List<Said>> byMinute = new TreeMap<>();
        for (Said said : read(json)) {
            byMinute.computeIfAbsent(said.at() / 60_000, minute -> new ArrayList<>())
                    .add(new Said(said.at() % 60_000, said.line()));
        }
        List<List<Said>> minutes = new ArrayList<>(byMinute.values());
        return new HealthyLine(minutes.size() < 3 ? List.of() : List.copyOf(minutes.subList(1, minutes.size() - 1)));
    }

    private static List<Said> read(String json) {
        try {
            return JSON.readerForListOf(Said.class).readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What a page said of its line cannot be read", e);
        }
    }

    int minutes() {
        return minutes.size();
    }

    /** How often the mode would have changed in so long; every change is a false one. */
    int changesWithin(Duration span, long seed) {
        if (minutes.isEmpty()) {
            throw new IllegalStateException("No whole minute was recorded");
        }
        Random order = new Random(seed);
        Instant begin = Instant.EPOCH;
        ModeOfSeat mode = ModeOfSeat.FIRST;
        int changes = 0;
        for (long minute = 0; minute < span.toMinutes(); minute++) {
            Instant from = begin.plus(Duration.ofMinutes(minute));
            for (Said said : minutes.get(order.nextInt(minutes.size()))) {
                ModeOfSeat next = after(mode, said.line(), from.plusMillis(said.at()));
                changes += next.mode() == mode.mode() ? 0 : 1;
                mode = next;
            }
        }
        return changes;
    }

    private static ModeOfSeat after(ModeOfSeat mode, LineStats line, Instant at) {
        Map<String, Boolean> heard =
                line.others().stream().collect(Collectors.toMap(LineStats.From::seat, from -> true));
        return line.made(heard)
                .map(measured -> mode.after(measured.line(Set.of()), at))
                .orElse(mode);
    }
}
