package io.huizhen.notification;

import io.huizhen.outbox.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells people, after the caller's transaction. A patient gets an SMS, staff get mail. */
@Component
public class Notices {

    private final Outbox outbox;

    Notices(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Tells the patient of a case. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void toPatient(String caseId, NoticeKind kind) {
        put(new NoticeEntry(caseId, kind, null));
    }

    /** Tells a member of staff. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void toPerson(String caseId, NoticeKind kind, String personId) {
        put(new NoticeEntry(caseId, kind, personId));
    }

    private void put(NoticeEntry entry) {
        String recipient = entry.personId() == null ? "patient" : entry.personId();
        outbox.put(NoticeHandler.KIND, entry.kind().key() + ":" + entry.caseId() + ":" + recipient, entry);
    }
}
