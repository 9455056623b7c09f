package io.huizhen.consult;

import io.huizhen.access.Viewer;
import io.huizhen.cases.CaseBook;
import io.huizhen.outbox.OutboxGaveUp;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The patient's link could not be sent: both hospitals read it on the timeline and can telephone, while the operator has
 * the incident. The consult goes on as booked.
 */
@Component
class InvitationLost {

    private final CaseBook cases;

    InvitationLost(CaseBook cases) {
        this.cases = cases;
    }

    @EventListener
    void on(OutboxGaveUp gaveUp) {
        if (gaveUp.kind().equals(SendLinkHandler.KIND)) {
            cases.note(gaveUp.caseId(), "invitation-not-sent", null, Viewer.SYSTEM);
        }
    }
}
