package io.huizhen.referral;

import io.huizhen.cases.CaseKind;
import io.huizhen.directory.Agreement;
import io.huizhen.directory.PatientFacts;
import java.util.List;

/**
 * A complete referral, ready to be sent: every field has been checked.
 *
 * @param token of the form; the same token never makes a second case
 * @param consents one for each kind, with the text that was shown
 */
public record NewReferral(
        String token,
        PatientFacts patient,
        Agreement agreement,
        CaseKind kind,
        ReferralFacts facts,
        List<Answer> consents) {

    /** An answer to one text. */
    public record Answer(ConsentText text, boolean given, Consent.GivenBy givenBy, Consent.How how) {}

    @Override
    public String toString() {
        return "NewReferral[sealed]";
    }
}
