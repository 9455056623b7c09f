package io.huizhen.report;

import io.huizhen.consult.CourseTimes;
import io.huizhen.directory.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

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
     * @param lines how good each person's line was, as far as it was measured
     */
    record Course(List<Span> spans, List<Span> recorded, List<LineOf> lines) {

        static final Course NONE = new Course(List.of(), List.of(), List.of());

        CourseTimes times() {
            return CourseTimes.of(spans, recorded);
        }
    }

    /**
     * One person's line.
     *
     * @param minutes how many minutes were of each grade, by the grade's key
     * @param soundLost whether the sound was ever gone altogether
     */
    record LineOf(Bilingual name, String role, Map<String, Integer> minutes, boolean soundLost) {}

    /** @param kind null for a recording, and for the consult as a whole */
    record Span(String kind, Instant from, Instant until) implements CourseTimes.Lasting {}

    ReportFacts {
        // A draft from before there was a course says so by having none.
        course = course == null ? Course.NONE : course;
    }

    record Signer(Bilingual name, Bilingual hospital, Bilingual title, String licence) {}

    /** The consult as a whole. */
    Span held() {
        return new Span(null, began, ended);
    }

    @Override
    public String toString() {
        return "ReportFacts[sealed]";
    }
}
