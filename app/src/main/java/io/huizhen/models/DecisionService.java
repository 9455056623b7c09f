package io.huizhen.models;

import io.huizhen.models.FrozenModels.Frozen;
import io.huizhen.models.process.DecisionTables;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import io.huizhen.vault.Place;
import io.huizhen.vault.Scope;
import io.huizhen.vault.Vault;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides by the table version frozen for the case, and keeps the proof: facts and answers sealed, version and matched
 * rules in the clear. Nothing of the facts reaches the engine's tables or variables.
 */
// The engine has a bean of the plain name.
@Component("caseDecisionService")
public class DecisionService {

    private static final String TABLE = "decision_record";

    private final Releases releases;
    private final DecisionTables tables;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final Clock clock;

    DecisionService(Releases releases, DecisionTables tables, Vault vault, JdbcClient jdbc, Clock clock) {
        this.releases = releases;
        this.tables = tables;
        this.vault = vault;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param decision one of {@code io.huizhen.workflows.Decisions}
     * @param facts by the table's input names: texts, numbers, booleans, {@code LocalDate}, enums; null means unknown
     * @throws IllegalStateException when no rule matches: a check that could not run is not a pass
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Decided decide(String caseId, String decision, Map<String, Object> facts) {
        Frozen frozen = releases.of(caseId).of(decision);
        DecisionTables.Answer answer = tables.evaluate(frozen.definitionId(), facts);
        String id = Ids.next();
        Scope scope = Scope.ofCase(caseId);
        jdbc.sql("""
                        INSERT INTO decision_record
                          (id, case_id, decision, definition_id, version, facts, matched_rules, answers, decided_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        caseId,
                        decision,
                        frozen.definitionId(),
                        frozen.version(),
                        vault.seal(scope, new Place(TABLE, id, "facts", 1), readable(facts))
                                .bytes(),
                        String.join(",", answer.matchedRules()),
                        vault.seal(scope, new Place(TABLE, id, "answers", 1), answer.values())
                                .bytes(),
                        Micros.of(clock.instant()))
                .update();
        return new Decided(id, frozen.version(), answer.matchedRules(), answer.values());
    }

    /** Dates and enums as text, so that the sealed facts can be read without the classes of today. */
    private static Map<String, Object> readable(Map<String, Object> facts) {
        Map<String, Object> readable = new TreeMap<>(facts);
        readable.replaceAll((name, value) ->
                value == null || value instanceof Number || value instanceof Boolean ? value : value.toString());
        return readable;
    }
}
