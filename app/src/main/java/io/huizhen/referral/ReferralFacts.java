package io.huizhen.referral;

import io.huizhen.cases.Urgency;
import java.util.List;

/**
 * The clinical part of a referral, as the clinician sent it. Lives sealed under the case's key; opened only behind the
 * guard of the case.
 *
 * @param prior null when no institution has made a diagnosis before
 * @param wantedDepartment id of a department of the invited hospital, null when the coordinator is to choose
 * @param wantedSpecialty free text, null when none was named
 * @param wantedTitle a key such as {@code chief}, null when any will do
 * @param conditionChanged changed since the prior diagnosis
 * @param guardianPresent the guardian will sit beside the patient in the consult
 */
public record ReferralFacts(
        String reason,
        String aim,
        String history,
        boolean firstVisit,
        boolean conditionChanged,
        PriorDiagnosis prior,
        String wantedDepartment,
        String wantedSpecialty,
        String wantedTitle,
        List<RedFlag> redFlags,
        Urgency declaredUrgency,
        boolean worsening,
        boolean guardianPresent) {

    public ReferralFacts {
        redFlags = List.copyOf(redFlags);
    }

    /** True when an earlier record with a clear diagnosis is in the hands of both sides (regulations, row 1). */
    public boolean clearDiagnosis() {
        return prior != null && prior.documented();
    }

    @Override
    public String toString() {
        return "ReferralFacts[sealed]";
    }
}
