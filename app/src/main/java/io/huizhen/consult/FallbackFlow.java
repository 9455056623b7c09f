package io.huizhen.consult;

import io.huizhen.access.Viewer;
import io.huizhen.cases.CaseBook;
import io.huizhen.outbox.Outbox;
import io.huizhen.platform.Ids;
import io.huizhen.workflows.CallWay;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the process asks for as it goes through a fallback; in the engine's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FallbackFlow {

    private final Consults consults;
    private final FallbackRows rows;
    private final PhoneSettings settings;
    private final PhoneNumbers numbers;
    private final IdentityDigits digits;
    private final CaseBook cases;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;

    FallbackFlow(
            Consults consults,
            FallbackRows rows,
            PhoneSettings settings,
            PhoneNumbers numbers,
            IdentityDigits digits,
            CaseBook cases,
            Outbox outbox,
            ApplicationEventPublisher events) {
        this.consults = consults;
        this.rows = rows;
        this.settings = settings;
        this.numbers = numbers;
        this.digits = digits;
        this.cases = cases;
        this.outbox = outbox;
        this.events = events;
    }

    /** By the trunk where there is one, both can be dialled and the patient can still be known by the digits. */
    public CallWay chooseWay(String caseId) {
        OpenFallback open = required(caseId);
        if (mayRing(open)) {
            return CallWay.TRUNK;
        }
        byHand(open);
        return CallWay.BY_HAND;
    }

    /** Whether we could ring by ourselves, as things are. */
    boolean mayRing(OpenFallback open) {
        return settings.hasTrunk() && numbers.areKnown(open.caseId()) && digits.triesLeft(open.consultId()) > 0;
    }

    /** Puts one call in the outbox; it rings once, whatever happens to the node that takes it. */
    public void ring(String caseId) {
        OpenFallback open = required(caseId);
        String callId = Ids.next();
        rows.calling(open.id(), callId, FallbackStage.RINGING_DOCTOR);
        outbox.put(CallEntry.KIND, callId, new CallEntry(caseId, open.consultId(), callId));
        changed(open);
    }

    /** True when the two talk and it is known that it is the patient. */
    public boolean isTalking(String caseId) {
        return required(caseId).stage() == FallbackStage.CONNECTED;
    }

    /** @return false when the coordinator is on it already */
    public boolean askForHandOver(String caseId) {
        OpenFallback open = required(caseId);
        if (!rows.askHandOver(open.id())) {
            return false;
        }
        cases.note(caseId, "hand-over-asked", null, Viewer.SYSTEM);
        changed(open);
        return true;
    }

    /** The coordinator's turn. */
    void byHand(OpenFallback open) {
        rows.calling(open.id(), null, FallbackStage.BY_HAND);
        cases.note(open.caseId(), "fallback-by-hand", null, Viewer.SYSTEM);
        changed(open);
    }

    void changed(OpenFallback open) {
        events.publishEvent(new FallbackChanged(open.consultId(), open.caseId()));
    }

    private OpenFallback required(String caseId) {
        return consults.latest(caseId)
                .flatMap(consult -> rows.open(consult.id()))
                .orElseThrow(() -> new IllegalStateException("case " + caseId + " has no open fallback"));
    }
}
