package io.huizhen.ops;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.CaseBook;
import io.huizhen.notification.Notices;
import io.huizhen.push.NodeEvents;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells of an alert's steps: in the case's timeline, on open pages, and by message to an owner who is away. */
@Component
class AlertTold {

    private final CaseBook cases;
    private final Notices notices;
    private final NodeEvents events;

    AlertTold(CaseBook cases, Notices notices, NodeEvents events) {
        this.cases = cases;
        this.notices = notices;
        this.events = events;
    }

    void opened(Alert alert) {
        note(alert, "alert-" + alert.kind().key(), Viewer.SYSTEM);
    }

    void escalated(Alert alert) {
        note(alert, "alert-escalated", Viewer.SYSTEM);
    }

    void given(Alert alert, OwnerRule.Owner owner) {
        if (owner.personId() != null) {
            note(alert, "alert-given", as(owner));
            events.tell(Topics.alertsOf(owner.personId()));
            if (owner.away()) {
                notices.callOut(alert.id(), alert.caseId(), owner.personId());
            }
        }
        events.tell(Topics.WALL);
    }

    void acknowledged(Alert alert, Viewer by) {
        note(alert, "alert-acknowledged", by);
        events.tell(Topics.WALL);
    }

    void closed(Alert alert) {
        boolean allBack = alert.kind() == AlertKind.CONSULT_MOVED && alert.calmWhy() == CalmWhy.RECOVERED;
        if (allBack) {
            cases.note(alert.caseId(), "alert-all-back", alert.lasted().toSeconds() + " s", Viewer.SYSTEM);
        } else {
            note(alert, "alert-over", Viewer.SYSTEM);
        }
        events.tell(Topics.WALL);
    }

    private void note(Alert alert, String reason, Viewer by) {
        if (alert.caseId() != null) {
            cases.note(alert.caseId(), reason, null, by);
        }
    }

    /** The owner, for the timeline, which shows the name of the directory. */
    private static Viewer as(OwnerRule.Owner owner) {
        return new Viewer(owner.personId(), owner.role().key(), Set.<Role>of(owner.role()), null, Set.of(), null);
    }
}
