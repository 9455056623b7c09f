package io.huizhen.referral;

import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.Viewer;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CasePanel;
import io.huizhen.cases.CaseState;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the patient goes, first on the page of a case that was handed over; else the way to hand it over. */
@Component
@Transactional(readOnly = true)
class HandOverPanel implements CasePanel {

    /**
     * @param decided null while the case is open
     * @param mayHandOver whether to offer it
     */
    public record Sheet(String caseId, HandOver decided, boolean mayHandOver) {}

    private final HandOvers handOvers;
    private final CaseBook book;
    private final Guard guard;

    HandOverPanel(HandOvers handOvers, CaseBook book, Guard guard) {
        this.handOvers = handOvers;
        this.book = book;
        this.guard = guard;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Optional<Part> of(String caseId, Viewer viewer) {
        CaseState state = book.get(caseId).state();
        if (state == CaseState.HANDED_OVER) {
            return handOvers.of(caseId).map(decided -> part(new Sheet(caseId, decided, false)));
        }
        boolean offered =
                !state.isEnd() && state != CaseState.ROUTING && guard.allows(viewer, caseId, Action.HAND_OVER);
        return offered ? Optional.of(part(new Sheet(caseId, null, true))) : Optional.empty();
    }

    private static Part part(Sheet sheet) {
        return new Part("fragments/panel/hand-over", sheet);
    }
}
