package io.huizhen.report;

import io.huizhen.access.Role;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.consult.Attendance;
import io.huizhen.consult.Consult;
import io.huizhen.consult.ConsultNote;
import io.huizhen.consult.ConsultNotes;
import io.huizhen.consult.ConsultQuality;
import io.huizhen.consult.Consults;
import io.huizhen.consult.MediaEvents;
import io.huizhen.consult.MediaTimeline;
import io.huizhen.consult.QualityEvidence;
import io.huizhen.consult.Recordings;
import io.huizhen.consult.Seat;
import io.huizhen.directory.Bilingual;
import io.huizhen.directory.Department;
import io.huizhen.directory.Directory;
import io.huizhen.directory.Hospital;
import io.huizhen.directory.PatientFacts;
import io.huizhen.directory.Patients;
import io.huizhen.directory.Practitioner;
import io.huizhen.referral.ReferralFacts;
import io.huizhen.referral.Referrals;
import io.huizhen.report.ReportFacts.Side;
import io.huizhen.report.ReportFacts.Signer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the draft from the case, once; called by the process after the consult. */
@Component
@Transactional
public class ReportDrafting {

    private static final List<Role> ORDER = List.of(Role.DOCTOR, Role.CLINICIAN, Role.PATIENT);

    private final CaseBook cases;
    private final Referrals referrals;
    private final Patients patients;
    private final Directory directory;
    private final Consults consults;
    private final ConsultNotes notes;
    private final Attendance attendance;
    private final MediaEvents events;
    private final Recordings recordings;
    private final QualityEvidence quality;
    private final Reports reports;
    private final ReportSeal seal;
    private final Clock clock;

    ReportDrafting(
            CaseBook cases,
            Referrals referrals,
            Patients patients,
            Directory directory,
            Consults consults,
            ConsultNotes notes,
            Attendance attendance,
            MediaEvents events,
            Recordings recordings,
            QualityEvidence quality,
            Reports reports,
            ReportSeal seal,
            Clock clock) {
        this.cases = cases;
        this.referrals = referrals;
        this.patients = patients;
        this.directory = directory;
        this.consults = consults;
        this.notes = notes;
        this.attendance = attendance;
        this.events = events;
        this.recordings = recordings;
        this.quality = quality;
        this.reports = reports;
        this.seal = seal;
        this.clock = clock;
    }

    /** Drafts the report of a case. A draft from a consult that did not suffice is written anew from the further one. */
    public void draft(String caseId) {
        Optional<Report> known = reports.newestOf(caseId);
        if (known.filter(report -> report.state() != ReportState.DRAFT || report.isAmendment())
                .isPresent()) {
            return;
        }
        Consult held = consults.latest(caseId).orElseThrow();
        ConsultNote note = notes.latest(held).map(ConsultNotes.Saved::note).orElse(ConsultNote.EMPTY);
        String opinion = (note.findings().strip() + "\n" + note.opinion().strip()).strip();
        var content =
                new ReportContent(facts(caseId, held), opinion, note.advice().strip(), null, "");
        reports.save(known.map(report -> {
                    report.written(seal.close(caseId, report.id(), content), report.language(), clock.instant());
                    return report;
                })
                .orElseGet(() -> {
                    String id = Report.newId();
                    return Report.drafted(id, caseId, seal.close(caseId, id, content), clock.instant());
                }));
    }

    private ReportFacts facts(String caseId, Consult held) {
        Case record = cases.get(caseId);
        ReferralFacts referral = referrals.facts(caseId);
        PatientFacts patient = patients.facts(record.patientId());
        Practitioner doctor = directory.practitioner(record.doctorId()).orElseThrow();
        Practitioner clinician = directory.practitioner(record.clinicianId()).orElseThrow();
        return new ReportFacts(
                record.number(),
                record.kind().name(),
                new ReportFacts.PatientName(
                        patient.fullName(), patient.birthDate(), patient.sex().name(), masked(patient.idNumber())),
                side(record.invitingHospital(), clinician.departmentId()),
                side(record.invitedHospital(), record.departmentId()),
                record.agreementId(),
                record.agreementVersion(),
                held.liveAt() == null ? held.startsAt() : held.liveAt(),
                held.endedAt() == null ? clock.instant() : held.endedAt(),
                attended(held, record, patient),
                course(held, patient),
                signer(doctor),
                signer(clinician),
                referral.reason(),
                referral.aim(),
                referral.history(),
                referral.prior() == null ? null : referral.prior().text());
    }

    /** Who was in the room, in minutes begun. */
    private List<ReportFacts.Attended> attended(Consult held, Case record, PatientFacts patient) {
        Map<String, Duration> times = attendance.attended(held.id());
        return consults.seatsOf(held.id()).stream()
                .filter(seat -> times.getOrDefault(seat.id(), Duration.ZERO).isPositive())
                .sorted(Comparator.comparing(seat -> ORDER.indexOf(seat.role())))
                .map(seat -> attended(seat, Attendance.minutes(times.get(seat.id())), record, patient))
                .toList();
    }

    private ReportFacts.Course course(Consult held, PatientFacts patient) {
        Instant ended = held.endedAt() == null ? clock.instant() : held.endedAt();
        return new ReportFacts.Course(
                MediaTimeline.of(events.of(held.id()), ended).spans().stream()
                        .map(span -> new ReportFacts.Span(span.kind().key(), span.from(), span.until()))
                        .toList(),
                recordings.stretches(held.id()).stream()
                        .map(stretch -> new ReportFacts.Span(
                                null, stretch.from(), stretch.until() == null ? ended : stretch.until()))
                        .toList(),
                lines(held, patient));
    }

    private List<ReportFacts.LineOf> lines(Consult held, PatientFacts patient) {
        ConsultQuality measured = quality.of(held.id());
        return consults.seatsOf(held.id()).stream()
                .sorted(Comparator.comparing(seat -> ORDER.indexOf(seat.role())))
                .flatMap(seat -> measured.of(seat.id()).stream().map(line -> line(seat, line, patient)))
                .toList();
    }

    private ReportFacts.LineOf line(Seat seat, ConsultQuality.Participant line, PatientFacts patient) {
        Bilingual name = seat.role() == Role.PATIENT
                ? new Bilingual(patient.fullName(), patient.fullName())
                : directory.practitioner(seat.personId()).orElseThrow().names();
        Map<String, Integer> minutes = new LinkedHashMap<>();
        line.totals().forEach((grade, count) -> minutes.put(grade.key(), count));
        return new ReportFacts.LineOf(name, seat.role().name(), minutes, line.soundLost());
    }

    private ReportFacts.Attended attended(Seat seat, int minutes, Case record, PatientFacts patient) {
        if (seat.role() == Role.PATIENT) {
            Bilingual clinic = directory.hospital(record.invitingHospital()).name();
            var name = new Bilingual(patient.fullName(), patient.fullName());
            return new ReportFacts.Attended(name, seat.role().name(), clinic, minutes);
        }
        Practitioner person = directory.practitioner(seat.personId()).orElseThrow();
        Bilingual from = directory.hospital(person.hospitalId()).name();
        return new ReportFacts.Attended(person.names(), seat.role().name(), from, minutes);
    }

    private Side side(String hospitalId, String departmentId) {
        Hospital hospital = directory.hospital(hospitalId);
        List<Department> departments = directory.departments(hospitalId);
        Bilingual department = departments.stream()
                .filter(one -> one.id().equals(departmentId))
                .map(Department::name)
                .findFirst()
                .orElse(null);
        return new Side(hospital.name(), department);
    }

    private Signer signer(Practitioner person) {
        return new Signer(
                person.names(), directory.hospital(person.hospitalId()).name(), person.title(), person.licenseNo());
    }

    /** As printed by hospitals: who has the card can tell, who has not cannot use it. */
    private static String masked(String idNumber) {
        return idNumber.substring(0, 6) + "********" + idNumber.substring(idNumber.length() - 4);
    }
}
