package io.huizhen.referral;

import io.huizhen.access.Grants;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.audit.Audit;
import io.huizhen.audit.AuditAction;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.Cases;
import io.huizhen.directory.Patients;
import io.huizhen.models.CaseProcesses;
import io.huizhen.platform.Micros;
import io.huizhen.vault.Place;
import io.huizhen.vault.Scope;
import io.huizhen.vault.Sealed;
import io.huizhen.vault.Vault;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The referrals that began the cases. Callers of the reads have passed the guard of the case. */
@Component
@Transactional
public class Referrals {

    private static final String TREATMENT = "treatment";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;
    private final Patients patients;
    private final Cases cases;
    private final CaseBook book;
    private final Grants grants;
    private final Consents consents;
    private final Drafts drafts;
    private final StagedFiles files;
    private final Audit audit;
    private final CaseProcesses processes;

    Referrals(
            JdbcClient jdbc,
            Vault vault,
            Clock clock,
            Patients patients,
            Cases cases,
            CaseBook book,
            Grants grants,
            Consents consents,
            Drafts drafts,
            StagedFiles files,
            Audit audit,
            CaseProcesses processes) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
        this.patients = patients;
        this.cases = cases;
        this.book = book;
        this.grants = grants;
        this.consents = consents;
        this.drafts = drafts;
        this.files = files;
        this.audit = audit;
        this.processes = processes;
    }

    /** What the clinician wrote. */
    @Transactional(readOnly = true)
    public ReferralFacts facts(String caseId) {
        return find(caseId).orElseThrow(() -> new IllegalStateException("no referral of case " + caseId));
    }

    /** The same, where there may be none. */
    @Transactional(readOnly = true)
    public Optional<ReferralFacts> find(String caseId) {
        return jdbc.sql("SELECT facts FROM referral WHERE case_id = ?")
                .param(caseId)
                .query(byte[].class)
                .optional()
                .map(bytes ->
                        vault.open(Scope.ofCase(caseId), place(caseId), new Sealed<>(bytes), ReferralFacts.class));
    }

    /** The case that this form has already made for this person. */
    @Transactional(readOnly = true)
    public Optional<String> madeBy(String token, Viewer clinician) {
        return jdbc.sql("SELECT case_id FROM referral WHERE form_token = ? AND person_id = ?")
                .params(token, clinician.personId())
                .query(String.class)
                .optional();
    }

    /** The open cases of the patient with this id number; asked before a second one is begun. */
    public List<Case> openCasesOf(String idNumber) {
        audit.note(AuditAction.READ, null, "duplicate check", TREATMENT);
        return patients.byIdNumber(idNumber).stream()
                .flatMap(patient -> cases.ofPatient(patient).stream())
                .filter(record -> !record.state().isEnd())
                .toList();
    }

    /**
     * Sends a referral: patient, case, clinical part, consents, documents, grants and the process, all or nothing.
     *
     * @return the case's id
     * @throws org.springframework.dao.DuplicateKeyException when the same form is being sent at the same moment: ask
     *     {@link #madeBy}
     */
    public String submit(NewReferral referral, Viewer clinician) {
        Optional<String> made = madeBy(referral.token(), clinician);
        if (made.isPresent()) {
            return made.get();
        }
        String patientId = patients.register(referral.patient());
        Case submitted = Case.submitted(
                referral.kind(),
                patientId,
                referral.agreement().invitingId(),
                referral.agreement().invitedId(),
                clinician.personId(),
                referral.agreement().id(),
                referral.agreement().version(),
                clock.instant());
        String caseId = submitted.id();
        // What follows the start is a job, which sees all of this or nothing.
        submitted.drivenBy(processes.start(
                caseId,
                referral.facts().wantedDepartment(),
                submitted.invitingHospital(),
                submitted.invitedHospital(),
                submitted.clinicianId()));
        book.open(submitted, "referral-submitted", null, clinician);
        audit.write(caseId, "referral", TREATMENT);
        keep(caseId, referral, clinician);
        for (NewReferral.Answer answer : referral.consents()) {
            consents.note(caseId, answer.text(), consent(answer, clinician));
        }
        files.moveTo(caseId, referral.token(), clinician);
        grants.toPerson(caseId, Role.CLINICIAN, clinician.personId());
        grants.toPerson(caseId, Role.PATIENT, patientId);
        grants.toHospital(caseId, Role.COORDINATOR, submitted.invitedHospital());
        drafts.discard(referral.token(), clinician);
        return caseId;
    }

    private void keep(String caseId, NewReferral referral, Viewer clinician) {
        jdbc.sql("INSERT INTO referral (case_id, form_token, person_id, facts, submitted_at) VALUES (?, ?, ?, ?, ?)")
                .params(
                        caseId,
                        referral.token(),
                        clinician.personId(),
                        vault.seal(Scope.ofCase(caseId), place(caseId), referral.facts())
                                .bytes(),
                        Micros.of(clock.instant()))
                .update();
    }

    private Consent consent(NewReferral.Answer answer, Viewer clinician) {
        return new Consent(
                answer.text().kind(),
                answer.text().version(),
                answer.given(),
                answer.givenBy(),
                answer.how(),
                clinician.personId(),
                clock.instant());
    }

    private static Place place(String caseId) {
        return Place.of("referral", caseId, "facts");
    }
}
