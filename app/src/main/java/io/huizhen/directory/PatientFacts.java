package io.huizhen.directory;

import java.time.LocalDate;
import java.time.Period;

/**
 * What is known of a patient as a person. Lives sealed; never in a log, a variable, a URL or an exception.
 *
 * @param phone digits, with an optional leading +
 * @param guardianName null when the patient acts alone
 */
public record PatientFacts(
        String fullName,
        String idNumber,
        LocalDate birthDate,
        Sex sex,
        String phone,
        String guardianName,
        String guardianPhone) {

    /** Full years on the given day. */
    public int ageOn(LocalDate day) {
        return Period.between(birthDate, day).getYears();
    }

    @Override
    public String toString() {
        return "PatientFacts[sealed]";
    }
}
