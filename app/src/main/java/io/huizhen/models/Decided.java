package io.huizhen.models;

import java.util.List;
import java.util.Map;

/**
 * A decision's answer and its proof.
 *
 * @param recordId the row of {@code decision_record} that keeps the sealed facts
 * @param matchedRules ids of the rules that matched
 */
public record Decided(String recordId, int version, List<String> matchedRules, Map<String, Object> answers) {

    /** One answer as text. */
    public String text(String name) {
        Object value = answers.get(name);
        if (value == null) {
            throw new IllegalStateException("the decision has no answer " + name);
        }
        return value.toString();
    }
}
