package io.huizhen.consult.web;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.CasePanel;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The telephone on the case page, for whoever is not in the room. */
@Component
class PhonePanel implements CasePanel {

    private final PhoneView view;

    PhonePanel(PhoneView view) {
        this.view = view;
    }

    @Override
    public int order() {
        return 41;
    }

    @Override
    @Transactional
    public Optional<Part> of(String caseId, Viewer viewer) {
        boolean ofTheCall = viewer.has(Role.PATIENT)
                || viewer.has(Role.CLINICIAN)
                || viewer.has(Role.DOCTOR)
                || viewer.has(Role.COORDINATOR);
        return ofTheCall
                ? view.of(caseId, viewer).map(panel -> new Part("fragments/panel/phone", panel))
                : Optional.empty();
    }
}
