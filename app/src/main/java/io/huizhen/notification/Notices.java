package io.huizhen.notification;

import io.huizhen.outbox.Outbox;
import io.huizhen.platform.Ids;
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

    /**
     * Calls a member of staff who is not at the screen, by SMS.
     *
     * @param key the same for the same call, so that it goes out once
     * @param caseId null where no case is concerned
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void callOut(String key, String caseId, String personId) {
        outbox.put(CallOutHandler.KIND, key + ":" + personId, new CallOutHandler.Entry(caseId, personId));
    }

    private void put(NoticeEntry entry) {
        // A key of its own for each: a case may miss two consults, and the second is told of too.
        outbox.put(NoticeHandler.KIND, entry.kind().key() + ":" + Ids.next(), entry);
    }
}
