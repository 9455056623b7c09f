package io.huizhen.report;

import io.huizhen.consult.CourseTimes;
import io.huizhen.directory.Bilingual;
import io.huizhen.documents.PdfRenderer;
import io.huizhen.platform.web.WebSettings;
import io.huizhen.signing.Pades;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sets a report as a PDF, with the fields that will be signed. */
@Component
class ReportPrinter {

    static final String DOCTOR = "doctor";
    static final String CLINICIAN = "clinician";

    private final PdfRenderer renderer;
    private final MessageSource messages;
    private final String publicUrl;

    ReportPrinter(PdfRenderer renderer, MessageSource messages, @Value("${huizhen.public-url}") String publicUrl) {
        this.renderer = renderer;
        this.messages = messages;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /** @param code under which the printed report can be verified */
    byte[] print(ReportContent content, int number, Locale language, String code) {
        ReportDocument document = document(content, number, language, publicUrl + "/verify/" + code);
        return renderer.render(
                "report", language, Map.of("report", document), List.of(DOCTOR, CLINICIAN, Pades.ARCHIVE_FIELD));
    }

    /** The first character of the text that the document could not show, or -1. */
    int firstUnprintable(String text) {
        return renderer.firstUnprintable(text);
    }

    private ReportDocument document(ReportContent content, int number, Locale language, String address) {
        ReportFacts facts = content.facts();
        return new ReportDocument(
                facts.caseNumber(),
                number,
                facts.kind(),
                patient(facts, language),
                side(facts.inviting(), language),
                side(facts.invited(), language),
                time(facts, language),
                facts.agreement(),
                facts.agreementVersion(),
                facts.attendance().stream()
                        .map(one -> new ReportDocument.Participant(
                                one.name().in(language), one.role(), one.from().in(language), one.minutes()))
                        .toList(),
                course(facts.course(), language),
                quality(content.quality(), language),
                ReportDocument.lines(facts.reason()),
                ReportDocument.lines(facts.aim()),
                ReportDocument.lines(facts.history()),
                facts.priorDiagnosis() == null
                        ? messages.getMessage("report.document.priorDiagnosis.none", null, language)
                        : facts.priorDiagnosis(),
                ReportDocument.lines(content.opinion()),
                ReportDocument.lines(content.advice()),
                ReportDocument.lines(content.amendment()),
                List.of(signer(DOCTOR, facts.doctor(), language), signer(CLINICIAN, facts.clinician(), language)),
                QrCode.of(address),
                address);
    }

    private static ReportDocument.PatientLine patient(ReportFacts facts, Locale language) {
        ReportFacts.PatientName patient = facts.patient();
        LocalDate day = LocalDate.ofInstant(facts.began(), WebSettings.ZONE);
        return new ReportDocument.PatientLine(
                patient.fullName(),
                patient.birthDate().toString(),
                Period.between(patient.birthDate(), day).getYears(),
                patient.sex(),
                patient.idNumber());
    }

    private static ReportDocument.Side side(ReportFacts.Side side, Locale language) {
        Bilingual department = side.department();
        return new ReportDocument.Side(
                side.hospital().in(language), department == null ? "—" : department.in(language));
    }

    private static ReportDocument.Signer signer(String role, ReportFacts.Signer signer, Locale language) {
        return new ReportDocument.Signer(
                role,
                signer.name().in(language),
                signer.hospital().in(language),
                signer.title().in(language),
                signer.licence());
    }

    /** "Video 10:02–10:11, interrupted 10:11–10:12, telephone 10:12–10:20 (not recorded)"; then what was recorded. */
    private List<String> course(ReportFacts.Course course, Locale language) {
        String comma = say("report.document.course.comma", language);
        CourseTimes times = course.times();
        String carried = course.spans().stream()
                .map(span -> say("report.document.course." + span.kind(), language, times.span(span)))
                .collect(Collectors.joining(comma));
        String recorded = course.recorded().stream().map(times::span).collect(Collectors.joining(comma));
        return List.of(
                carried.isEmpty() ? say("report.document.course.none", language) : carried,
                recorded.isEmpty()
                        ? say("report.document.recorded.none", language)
                        : say("report.document.recorded", language, recorded));
    }

    /** Missing until the doctor has answered, as every other part that is missing. */
    private String quality(QualityJudgement quality, Locale language) {
        return quality == null
                ? null
                : say("report.document.quality." + quality.answer().name(), language, quality.limits());
    }

    private String say(String key, Locale language, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }

    private String time(ReportFacts facts, Locale language) {
        DateTimeFormatter day = DateTimeFormatter.ofPattern(say("report.document.day", language), language);
        return say(
                "report.document.time.value",
                language,
                facts.began().atZone(WebSettings.ZONE).format(day),
                CourseTimes.alone(facts.held()));
    }
}
