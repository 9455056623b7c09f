package io.huizhen.consult;

import io.huizhen.access.Viewer;

/**
 * The doctor judged the case not suitable online. Published inside the transaction that says so; whoever keeps the
 * hand-over writes it there. Speaks of health: never stored or logged as it is.
 *
 * @param institution the physical institution that the patient is sent to
 */
public record NotSuitableOnline(String caseId, String reason, String institution, Viewer by) {

    @Override
    public String toString() {
        return "NotSuitableOnline[" + caseId + "]";
    }
}
