package io.huizhen.consult;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is not known gets no advice: once the two have talked by telephone, opinion, advice and Finish wait until the
 * digits were right. Back in the room the patient's own seat says who it is, so the lock ends with the fallback.
 */
@Component
@Transactional(readOnly = true)
public class IdentityLock {

    private final FallbackRows rows;
    private final CallRows calls;

    IdentityLock(FallbackRows rows, CallRows calls) {
        this.rows = rows;
        this.calls = calls;
    }

    public boolean isLocked(String consultId) {
        return rows.open(consultId)
                .flatMap(open -> calls.lastTalk(open.id()))
                .filter(talk -> talk.confirmedAt() == null)
                .isPresent();
    }

    /** @throws IdentityNotConfirmedException when it is not known that it is the patient */
    void require(Consult consult) {
        if (isLocked(consult.id())) {
            throw new IdentityNotConfirmedException(consult.caseId());
        }
    }
}
