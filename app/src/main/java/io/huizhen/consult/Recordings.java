package io.huizhen.consult;

import io.huizhen.outbox.Outbox;
import io.huizhen.outbox.OutboxEntry;
import io.huizhen.platform.Micros;
import java.time.Instant;
import java.util.List;
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

    /** A time during which recording was on. */
    public record Stretch(String id, Instant from, Instant until) {}

    /**
     * One recorded line, or a gap.
     *
     * @param gap null when all is there: {@code missing}, {@code empty} or {@code unfinished}
     */
    public record Part(String seatId, String kind, long bytes, String gap) {}

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
        return jdbc.sql("SELECT id, started_at, stopped_at FROM consult_recording WHERE consult_id = ? ORDER BY id")
                .param(consultId)
                .query((row, number) -> {
                    long stopped = row.getLong("stopped_at");
                    return new Stretch(
                            row.getString("id"),
                            Micros.toInstant(row.getLong("started_at")),
                            row.wasNull() ? null : Micros.toInstant(stopped));
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
}
