package io.huizhen.consult;

import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.notification.NoticeKind;
import io.huizhen.notification.Notices;
import io.huizhen.outbox.Outbox;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invites everyone to a consult: the patient by SMS with a link to the seat, staff by mail to log in. */
@Component
@Transactional
public class Invitations {

    private final Guard guard;
    private final Consults consults;
    private final CaseBook cases;
    private final Notices notices;
    private final IdentityDigits digits;
    private final Outbox outbox;

    Invitations(Guard guard, Consults consults, CaseBook cases, Notices notices, IdentityDigits digits, Outbox outbox) {
        this.guard = guard;
        this.consults = consults;
        this.cases = cases;
        this.notices = notices;
        this.digits = digits;
        this.outbox = outbox;
    }

    /** Makes the consult and its seats and sends the invitations after this transaction. */
    public void invite(String caseId, Instant windowEndsAt, boolean byPhone) {
        Consult consult = consults.prepare(caseId, windowEndsAt, byPhone);
        Case record = cases.get(caseId);
        outbox.put(SendLinkHandler.KIND, consult.id() + ":invitation", new SendLinkHandler.Entry(caseId));
        notices.toPerson(caseId, NoticeKind.CONSULT_BOOKED, record.clinicianId());
        notices.toPerson(caseId, NoticeKind.CONSULT_BOOKED, record.doctorId());
    }

    /**
     * Sends the patient a fresh link, for one who has lost the message. Earlier links stay good. Digits that were used up
     * by wrong answers are replaced.
     */
    public void sendLinkAgain(String caseId, Viewer viewer) {
        guard.enter(viewer, caseId, Action.BOOK);
        digits.renewIfSpent(consults.requireOpen(caseId).id());
        outbox.put(SendLinkHandler.KIND, caseId + ":again", new SendLinkHandler.Entry(caseId));
    }
}
