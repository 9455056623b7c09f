package io.huizhen.models;

import io.huizhen.models.process.RuleWords;
import io.huizhen.platform.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was decided about a case, and by which rule, for the people who go on from there. Callers passed the guard. */
@Component
public class Proofs {

    private final JdbcClient jdbc;
    private final RuleWords words;

    Proofs(JdbcClient jdbc, RuleWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    /** The newest answer of a decision in a case. */
    @Transactional(readOnly = true)
    public Optional<Proof> last(String caseId, String decision, Locale locale) {
        return jdbc.sql("""
                        SELECT definition_id, version, matched_rules, decided_at FROM decision_record
                        WHERE case_id = ? AND decision = ? ORDER BY decided_at DESC, id DESC LIMIT 1
                        """)
                .params(caseId, decision)
                .query((row, number) -> proof(row, decision, locale))
                .optional();
    }

    private Proof proof(ResultSet row, String decision, Locale locale) throws SQLException {
        String definition = row.getString("definition_id");
        List<String> rules = List.of(row.getString("matched_rules").split(","));
        return new Proof(
                decision,
                row.getInt("version"),
                rules,
                rules.stream().map(rule -> words.of(definition, rule, locale)).toList(),
                Micros.toInstant(row.getLong("decided_at")));
    }
}
