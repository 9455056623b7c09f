package io.huizhen.models.process;

import java.util.List;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.springframework.stereotype.Component;

/** Hears which rules matched, which the engine's result does not say. Evaluation happens on the caller's thread. */
@Component
class MatchedRules implements DmnDecisionTableEvaluationListener {

    private final ThreadLocal<List<String>> last = new ThreadLocal<>();

    @Override
    public void notify(DmnDecisionTableEvaluationEvent event) {
        last.set(event.getMatchingRules().stream()
                .map(DmnEvaluatedDecisionRule::getId)
                .toList());
    }

    /** The rules of this thread's last evaluation; forgotten by asking. */
    List<String> take() {
        List<String> rules = last.get();
        last.remove();
        return rules == null ? List.of() : rules;
    }
}
