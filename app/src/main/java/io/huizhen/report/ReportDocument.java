package io.huizhen.report;

import java.util.List;

/**
 * What the printed report says: all text is ready for print. Texts of several lines are lists, so that the template
 * escapes each line. The template refuses a null or blank value.
 *
 * @param kind CONSULT or DIAGNOSIS, decides the sentence on liability
 * @param course what carried the consult from when to when, and what was recorded
 * @param quality the doctor's word on whether it was good enough to judge by
 * @param amendment why this version replaces the earlier one; empty for version 1
 * @param qr the verification address as a data: image
 */
record ReportDocument(
        String number,
        int version,
        String kind,
        PatientLine patient,
        Side inviting,
        Side invited,
        String consultTime,
        String agreement,
        int agreementVersion,
        List<Participant> participants,
        List<String> course,
        String quality,
        List<String> reason,
        List<String> aim,
        List<String> history,
        String priorDiagnosis,
        List<String> opinion,
        List<String> advice,
        List<String> amendment,
        List<Signer> signers,
        String qr,
        String verifyAddress) {

    public boolean isAmended() {
        return !amendment.isEmpty();
    }

    record PatientLine(String name, String birthDate, int age, String sex, String idNumber) {}

    record Side(String hospital, String department) {}

    record Participant(String name, String role, String from, int minutes) {}

    record Signer(String role, String name, String hospital, String title, String licence) {}

    /** Free text as lines, blank ones dropped. */
    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
