package io.huizhen.triage.web;

import io.huizhen.cases.CasePanel;
import io.huizhen.cases.Move;
import io.huizhen.cases.Urgency;
import io.huizhen.models.Proof;
import java.util.List;

/**
 * What a coordinator, or the doctor who is asked, sees of a referral before answering.
 *
 * @param panels the referral as the case page shows it
 * @param last why the case is here again: a doctor's no, or a route that the rules refused; null the first time
 * @param mayBeRouted false when only a physical institution can be named
 */
record TriagePage(
        String caseId,
        String number,
        Urgency urgency,
        Proof urgencyProof,
        Proof gateProof,
        List<CasePanel.Part> panels,
        Move last,
        String lastBy,
        boolean mayBeRouted,
        List<Choice> doctors,
        List<Choice> reasons,
        List<Choice> places,
        List<Choice> within,
        List<Choice> declines) {

    /** A choice as the select and radio fragments read it. */
    record Choice(String value, String text, String hint) {}
}
