package io.huizhen.consult;

import io.huizhen.outbox.Outbox;
import io.huizhen.outbox.OutboxEntry;
import io.huizhen.platform.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The recordings of consults: collected after the end, encrypted, with every gap named. */
@Component
@Transactional
public class Recordings {

    /** Name of the outbox entry that collects. */
    public static final String COLLECT = "consult-recording";

    public record Entry(String caseId, String consultId) implements OutboxEntry {}

    /**
     * A time during which recording was on.
     *
     * @param until null while it is, and when the node that recorded died
     * @param byNobody whether it ended without a person's will: with the consult, or with the media server
     */
    public record Stretch(String id, Instant from, Instant until, boolean byNobody) {}

    /**
     * One recorded line, or a gap.
     *
     * @param gap null when all is there: {@code missing}, {@code empty} or {@code unfinished}
     */
    public record Part(String seatId, String kind, long bytes, String gap) {}

    /** A time of which the recording is missing, wholly or somebody's part of it. */
    public record Gap(Instant from, Instant until) implements CourseTimes.Lasting {

        /**
         * In order and apart from each other: the stretches that lack somebody's sound, and what passed between one
         * that nobody ended and the next. Where somebody wanted no recording none is missing.
         *
         * @param lacking stretches without the sound of somebody who was there
         * @param end of the consult; null while it goes on
         */
        static List<Gap> of(List<Stretch> stretches, Set<String> lacking, Instant end) {
            List<Gap> gaps = new ArrayList<>();
            for (int i = 0; i < stretches.size(); i++) {
                Stretch one = stretches.get(i);
                Instant next = i + 1 < stretches.size() ? stretches.get(i + 1).from() : end;
                Instant until = one.until() == null ? next : one.until();
                boolean goesOn = i + 1 < stretches.size();
                if (lacking.contains(one.id()) && until != null) {
                    add(gaps, one.from(), until);
                }
                if (goesOn && one.byNobody()) {
                    add(gaps, until, next);
                }
            }
            return gaps;
        }

        private static void add(List<Gap> gaps, Instant from, Instant until) {
            boolean touches = !gaps.isEmpty() && !gaps.getLast().until().isBefore(from);
            Instant since = touches ? gaps.removeLast().from() : from;
            if (since.isBefore(until)) {
                gaps.add(new Gap(since, until));
            }
        }
    }

    private final Consults consults;
    private final Outbox outbox;
    private final JdbcClient jdbc;

    Recordings(Consults consults, Outbox outbox, JdbcClient jdbc) {
        this.consults = consults;
        this.outbox = outbox;
        this.jdbc = jdbc;
    }

    /** Collects the recording of the case's latest consult after this transaction. */
    public void collect(String caseId) {
        String consultId = consults.latest(caseId).orElseThrow().id();
        outbox.put(COLLECT, consultId, new Entry(caseId, consultId));
    }

    @Transactional(readOnly = true)
    public List<Stretch> stretches(String consultId) {
        return jdbc.sql("SELECT * FROM consult_recording WHERE consult_id = ? ORDER BY id")
                .param(consultId)
                .query((row, number) -> {
                    long stopped = row.getLong("stopped_at");
                    return new Stretch(
                            row.getString("id"),
                            Micros.toInstant(row.getLong("started_at")),
                            row.wasNull() ? null : Micros.toInstant(stopped),
                            row.getString("stopped_by") == null);
                })
                .list();
    }

    /** What was collected, and what is missing. */
    @Transactional(readOnly = true)
    public List<Part> parts(String consultId) {
        return jdbc.sql("SELECT seat_id, kind, bytes, gap FROM consult_recording_file WHERE consult_id = ? ORDER BY id")
                .param(consultId)
                .query((row, number) -> new Part(
                        row.getString("seat_id"), row.getString("kind"), row.getLong("bytes"), row.getString("gap")))
                .list();
    }

    /** Of what times the recording is missing. */
    @Transactional(readOnly = true)
    public List<Gap> gaps(Consult consult) {
        Set<String> lacking = Set.copyOf(jdbc.sql("SELECT DISTINCT SUBSTRING(name, 5, 26) FROM consult_recording_file"
                        + " WHERE consult_id = ? AND gap = 'missing'")
                .param(consult.id())
                .query(String.class)
                .list());
        return Gap.of(stretches(consult.id()), lacking, consult.endedAt());
    }
}
