package io.huizhen.report;

import io.huizhen.directory.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a report takes over from its case, as it was when the draft was made. Sealed with the report.
 *
 * @param priorDiagnosis null when there is none
 */
record ReportFacts(
        String caseNumber,
        String kind,
        PatientName patient,
        Side inviting,
        Side invited,
        String agreement,
        int agreementVersion,
        Instant began,
        Instant ended,
        List<Attended> attendance,
        Course course,
        Signer doctor,
        Signer clinician,
        String reason,
        String aim,
        String history,
        String priorDiagnosis) {

    record PatientName(String fullName, LocalDate birthDate, String sex, String idNumber) {}

    record Side(Bilingual hospital, Bilingual department) {}

    record Attended(Bilingual name, String role, Bilingual from, int minutes) {}

    /**
     * What carried the consult, and what of it was recorded.
     *
     * @param spans of kinds as in {@code MediaTimeline.Kind}, in order
     * @param recorded in order
     */
    record Course(List<Span> spans, List<Span> recorded) {

        static final Course NONE = new Course(List.of(), List.of());
    }

    /** @param kind null for a recording */
    record Span(String kind, Instant from, Instant until) {}

    ReportFacts {
        // A draft from before there was a course says so by having none.
        course = course == null ? Course.NONE : course;
    }

    record Signer(Bilingual name, Bilingual hospital, Bilingual title, String licence) {}

    @Override
    public String toString() {
        return "ReportFacts[sealed]";
    }
}
