package io.huizhen.workflows.lint;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;

/** Checks one decision model against the house rules. */
public final class DecisionLint {

    private DecisionLint() {}

    /** @param name file name without its ending, which must be the id of the one decision in it */
    public static List<Finding> check(String name, DmnModelInstance model) {
        List<Finding> findings = new ArrayList<>();
        var decisions = model.getModelElementsByType(Decision.class);
        if (decisions.size() != 1) {
            return List.of(new Finding("one-decision", name, "a file holds one decision, not " + decisions.size()));
        }
        Decision decision = decisions.iterator().next();
        String id = decision.getId();
        if (!id.equals(name)) {
            findings.add(new Finding("file-name", id, "the file is called " + name));
        }
        if (decision.getCamundaHistoryTimeToLiveString() == null) {
            findings.add(new Finding("history-time-to-live", id, "states no history time to live"));
        }
        if (decision.getName() == null || !decision.getName().contains(" / ")) {
            findings.add(new Finding("name", id, "is not named in both languages (中文 / English)"));
        }
        if (decision.getDescription() == null) {
            findings.add(new Finding("documentation", id, "does not say what it decides and by which rule"));
        }
        if (!(decision.getExpression() instanceof DecisionTable table)) {
            findings.add(new Finding("decision-table", id, "is not a table"));
            return findings;
        }
        table(table, id, findings);
        return List.copyOf(findings);
    }

    private static void table(DecisionTable table, String id, List<Finding> findings) {
        if (table.getHitPolicy() != HitPolicy.FIRST && table.getHitPolicy() != HitPolicy.UNIQUE) {
            findings.add(new Finding("hit-policy", id, "must give one answer (FIRST or UNIQUE)"));
        }
        for (Input input : table.getInputs()) {
            if (input.getInputExpression() == null || input.getInputExpression().getTypeRef() == null) {
                findings.add(new Finding("input-type", input.getId(), "has no type"));
            }
        }
        for (Output output : table.getOutputs()) {
            if (output.getName() == null || output.getTypeRef() == null) {
                findings.add(new Finding("output-type", output.getId(), "has no name or type"));
            }
        }
        Rule last = null;
        for (Rule rule : table.getRules()) {
            last = rule;
            if (rule.getDescription() == null) {
                findings.add(new Finding("documentation", rule.getId(), "does not say why"));
            }
        }
        boolean catchAll = last != null
                && last.getInputEntries().stream()
                        .map(InputEntry::getTextContent)
                        .allMatch(String::isBlank);
        if (!catchAll) {
            findings.add(new Finding(
                    "catch-all", id, "has facts for which it gives no answer; end with a rule for the rest"));
        }
    }
}
