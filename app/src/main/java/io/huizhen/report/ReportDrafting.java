package io.huizhen.report;

import io.huizhen.access.Role;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
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
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the draft from the case, once; called by the process after the consult. */
@Component
@Transactional
public class ReportDrafting {

    private final CaseBook cases;
    private final Referrals referrals;
    private final Patients patients;
    private final Directory directory;
    private final ObjectProvider<ConsultRecord> consults;
    private final Reports reports;
    private final ReportSeal seal;
    private final Clock clock;

    ReportDrafting(
            CaseBook cases,
            Referrals referrals,
            Patients patients,
            Directory directory,
            ObjectProvider<ConsultRecord> consults,
            Reports reports,
            ReportSeal seal,
            Clock clock) {
        this.cases = cases;
        this.referrals = referrals;
        this.patients = patients;
        this.directory = directory;
        this.consults = consults;
        this.reports = reports;
        this.seal = seal;
        this.clock = clock;
    }

    /** Drafts the report of a case; does nothing when there is one. */
    public void draft(String caseId) {
        if (reports.newestOf(caseId).isPresent()) {
            return;
        }
        ConsultRecord.Held held = consults.getObject().of(caseId);
        var content = new ReportContent(facts(caseId, held), held.notes() == null ? "" : held.notes(), "", "");
        String id = Report.newId();
        reports.save(Report.drafted(id, caseId, seal.close(caseId, id, content), clock.instant()));
    }

    private ReportFacts facts(String caseId, ConsultRecord.Held held) {
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
                held.began(),
                held.ended(),
                held.mode(),
                held.attendance().stream()
                        .map(one -> attended(one, record, patient))
                        .toList(),
                signer(doctor),
                signer(clinician),
                referral.reason(),
                referral.aim(),
                referral.history(),
                referral.prior() == null ? null : referral.prior().text());
    }

    private ReportFacts.Attendance attended(ConsultRecord.Attendance one, Case record, PatientFacts patient) {
        if (one.role() == Role.PATIENT) {
            Hospital clinic = directory.hospital(record.invitingHospital());
            return new ReportFacts.Attendance(
                    new Bilingual(patient.fullName(), patient.fullName()),
                    one.role().name(),
                    clinic.name(),
                    one.minutes());
        }
        Practitioner person = directory.practitioner(one.personId()).orElseThrow();
        return new ReportFacts.Attendance(
                person.names(),
                one.role().name(),
                directory.hospital(person.hospitalId()).name(),
                one.minutes());
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
