package io.huizhen.feedback.web;

import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.Viewer;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CasePanel;
import io.huizhen.cases.CaseState;
import io.huizhen.feedback.Ratings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the patient of a closed case for a rating. */
@Component
class RatingPanel implements CasePanel {

    private final Ratings ratings;
    private final CaseBook cases;
    private final Guard guard;

    RatingPanel(Ratings ratings, CaseBook cases, Guard guard) {
        this.ratings = ratings;
        this.cases = cases;
        this.guard = guard;
    }

    record Panel(String caseId, boolean rated) {}

    @Override
    public int order() {
        return 90;
    }

    @Override
    public Optional<Part> of(String caseId, Viewer viewer) {
        if (cases.get(caseId).state() != CaseState.CLOSED || !guard.allows(viewer, caseId, Action.RATE)) {
            return Optional.empty();
        }
        return Optional.of(new Part(
                "fragments/panel/rating", new Panel(caseId, ratings.of(caseId).isPresent())));
    }
}
