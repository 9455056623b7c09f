package io.huizhen.consult;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The consults that go on by telephone, and how telephone calls ended, on all nodes: for those who watch over them. */
@Component
@Transactional(readOnly = true)
public class FallbacksNow {

    /**
     * A consult without its room.
     *
     * @param stopped whether nobody was reached or the caller was not the patient, so that a person has to act
     * @param why how the last call ended; null where there is nothing to say
     * @param callId the last call; null when none was made
     */
    public record Open(
            String caseId, String consultId, FallbackCause cause, boolean stopped, CallEnd why, String callId) {

        /** Whether the last call reached nobody, or not the patient. */
        public boolean isUnreached() {
            return stopped && why != null && why != CallEnd.HUNG_UP && why != CallEnd.BY_US;
        }
    }

    private static final Set<String> STANDING = Set.of(FallbackStage.STOPPED.name(), FallbackStage.REFUSED.name());

    private final JdbcClient jdbc;

    FallbacksNow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Open> open() {
        return jdbc.sql(
                        "SELECT case_id, consult_id, cause, stage, why, call_id FROM consult_fallback WHERE open_mark = 1")
                .query((row, number) -> new Open(
                        row.getString("case_id"),
                        row.getString("consult_id"),
                        FallbackCause.valueOf(row.getString("cause")),
                        STANDING.contains(row.getString("stage")),
                        row.getString("why") == null ? null : CallEnd.valueOf(row.getString("why")),
                        row.getString("call_id")))
                .list();
    }

    /** How many have begun so far, by cause. */
    public Map<FallbackCause, Long> begun() {
        Map<FallbackCause, Long> begun = new EnumMap<>(FallbackCause.class);
        jdbc.sql("SELECT cause, COUNT(*) AS n FROM consult_fallback GROUP BY cause")
                .query((row, number) -> begun.put(FallbackCause.valueOf(row.getString("cause")), row.getLong("n")))
                .list();
        return begun;
    }

    /** How many telephone calls have ended so far, by how. */
    public Map<CallEnd, Long> calls() {
        Map<CallEnd, Long> calls = new EnumMap<>(CallEnd.class);
        jdbc.sql("SELECT reason, COUNT(*) AS n FROM consult_call WHERE reason IS NOT NULL GROUP BY reason")
                .query((row, number) -> calls.put(CallEnd.valueOf(row.getString("reason")), row.getLong("n")))
                .list();
        return calls;
    }
}
