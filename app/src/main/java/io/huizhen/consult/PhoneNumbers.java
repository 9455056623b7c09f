package io.huizhen.consult;

import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.directory.Directory;
import io.huizhen.directory.PatientFacts;
import io.huizhen.directory.Patients;
import io.huizhen.directory.Practitioner;
import io.huizhen.mediabridge.phone.PhoneNumber;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom to ring for a case. The numbers go to the trunk, and through the guard to the coordinator who calls by hand; never
 * into a log, a variable or an outbox entry. Callers have passed the guard, or act for the process.
 */
@Component
@Transactional(readOnly = true)
public class PhoneNumbers {

    /** @param ofGuardian whether it is the guardian's telephone, where the patient has a guardian */
    public record OfPatient(PhoneNumber number, boolean ofGuardian) {

        /** The last two digits: enough to know which telephone to keep at hand, and no number. */
        public String ending() {
            String digits = number.reveal();
            return digits.substring(Math.max(0, digits.length() - 2));
        }
    }

    private final CaseBook cases;
    private final Directory directory;
    private final Patients patients;

    PhoneNumbers(CaseBook cases, Directory directory, Patients patients) {
        this.cases = cases;
        this.directory = directory;
        this.patients = patients;
    }

    /** Empty when the directory has none that can be dialled. */
    public Optional<PhoneNumber> doctor(String caseId) {
        return Optional.ofNullable(cases.get(caseId).doctorId())
                .flatMap(directory::practitioner)
                .map(Practitioner::phone)
                .flatMap(PhoneNumbers::read);
    }

    /** The guardian's where there is one, else the patient's own. */
    public Optional<OfPatient> patient(String caseId) {
        Case record = cases.get(caseId);
        PatientFacts facts = patients.facts(record.patientId());
        Optional<OfPatient> guardian = Optional.ofNullable(facts.guardianPhone())
                .flatMap(PhoneNumbers::read)
                .map(number -> new OfPatient(number, true));
        return guardian.or(() -> read(facts.phone()).map(number -> new OfPatient(number, false)));
    }

    boolean areKnown(String caseId) {
        return doctor(caseId).isPresent() && patient(caseId).isPresent();
    }

    private static Optional<PhoneNumber> read(String written) {
        try {
            return written.isBlank() ? Optional.empty() : Optional.of(PhoneNumber.of(written));
        } catch (IllegalArgumentException notDiallable) {
            return Optional.empty();
        }
    }
}
