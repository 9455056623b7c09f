package io.huizhen.referral;

import java.time.LocalDate;

/**
 * What an institution has found before.
 *
 * @param documented true when the record with the diagnosis came with the referral
 */
public record PriorDiagnosis(String text, LocalDate on, String institution, boolean documented) {

    @Override
    public String toString() {
        return "PriorDiagnosis[sealed]";
    }
}
