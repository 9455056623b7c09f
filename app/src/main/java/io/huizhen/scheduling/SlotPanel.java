package io.huizhen.scheduling;

import io.huizhen.access.Viewer;
import io.huizhen.cases.CasePanel;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When the consult is, for everyone in the case. */
@Component
class SlotPanel implements CasePanel {

    private final Slots slots;

    SlotPanel(Slots slots) {
        this.slots = slots;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Part> of(String caseId, Viewer viewer) {
        return slots.of(caseId).map(slot -> new Part("fragments/panel/slot", slot));
    }
}
