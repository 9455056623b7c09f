package io.huizhen.models.process;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Evaluates one version of a decision table. History level {@code activity} keeps its inputs out of the engine's tables. */
@Component
public class DecisionTables {

    private final DecisionService engine;
    private final MatchedRules matched;

    DecisionTables(DecisionService engine, MatchedRules matched) {
        this.engine = engine;
        this.matched = matched;
    }

    /** @throws IllegalStateException when not exactly one answer comes out */
    public Answer evaluate(String definitionId, Map<String, Object> facts) {
        Map<String, Object> inputs = new HashMap<>(facts);
        inputs.replaceAll((name, value) -> input(value));
        DmnDecisionResult result =
                engine.evaluateDecisionById(definitionId).variables(inputs).evaluate();
        List<String> rules = matched.take();
        if (result.size() != 1) {
            throw new IllegalStateException("decision " + definitionId + " gave " + result.size() + " answers");
        }
        return new Answer(rules, Map.copyOf(result.getFirstResult().getEntryMap()));
    }

    private static Object input(Object value) {
        return switch (value) {
            case LocalDate date ->
                // The tables compare without a zone; the engine reads a Date in the system's.
                Date.from(date.atStartOfDay(ZoneId.systemDefault()).toInstant());
            case Enum<?> choice -> choice.name();
            case null, default -> value;
        };
    }

    public record Answer(List<String> matchedRules, Map<String, Object> values) {}
}
