package io.huizhen.directory;

import io.huizhen.platform.Ids;
import io.huizhen.vault.BlindIndex;
import io.huizhen.vault.Place;
import io.huizhen.vault.Scope;
import io.huizhen.vault.Sealed;
import io.huizhen.vault.Vault;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The patients. Callers have passed the guard of a case before they open a patient's facts: this class does not ask
 * again.
 */
@Component
public class Patients {

    private final PatientRows rows;
    private final Vault vault;
    private final Clock clock;

    Patients(PatientRows rows, Vault vault, Clock clock) {
        this.rows = rows;
        this.vault = vault;
        this.clock = clock;
    }

    /** The id of the patient with this id number; made when new, with phone and name brought up to date when known. */
    @Transactional
    public String register(PatientFacts facts) {
        byte[] idNumber = vault.blindIndex(BlindIndex.ID_NUMBER, facts.idNumber());
        Optional<Patient> known = rows.findByIdNumberHash(idNumber);
        String id = known.map(Patient::id).orElseGet(Ids::next);
        Sealed<PatientFacts> sealed = vault.seal(Scope.ofPatient(id), place(id), facts);
        byte[] phone = vault.blindIndex(BlindIndex.PHONE, facts.phone());
        byte[] name = vault.blindIndex(BlindIndex.FULL_NAME, facts.fullName());
        rows.save(known.map(patient -> patient.withFacts(sealed, phone, name))
                .orElseGet(() -> new Patient(id, sealed, idNumber, phone, name, null, clock.instant(), null)));
        return id;
    }

    /** What is known of the patient. */
    @Transactional(readOnly = true)
    public PatientFacts facts(String patientId) {
        Patient patient = rows.findById(patientId).orElseThrow();
        return vault.open(Scope.ofPatient(patientId), place(patientId), patient.facts(), PatientFacts.class);
    }

    /** Whether this is the patient's phone; looks at its blind index only, and opens nothing. */
    @Transactional(readOnly = true)
    public boolean isPhone(String patientId, String phone) {
        byte[] asked = vault.blindIndex(BlindIndex.PHONE, phone);
        return rows.findById(patientId)
                .filter(patient -> MessageDigest.isEqual(patient.phoneHash(), asked))
                .isPresent();
    }

    /** The patient with this id number, if one has been registered. */
    @Transactional(readOnly = true)
    public Optional<String> byIdNumber(String idNumber) {
        return rows.findByIdNumberHash(vault.blindIndex(BlindIndex.ID_NUMBER, idNumber))
                .map(Patient::id);
    }

    /** The patient behind an account, if the account has been linked to one. */
    @Transactional(readOnly = true)
    public Optional<String> byAccount(String subject) {
        return rows.findByAccount(subject).map(Patient::id);
    }

    /** True when the patient has an account. */
    @Transactional(readOnly = true)
    public boolean hasAccount(String patientId) {
        return rows.findById(patientId).map(Patient::account).isPresent();
    }

    /** Links an account, once; a second link to another account is refused. */
    @Transactional
    public void link(String patientId, String subject) {
        Patient patient = rows.findById(patientId).orElseThrow();
        if (patient.account() != null && !patient.account().equals(subject)) {
            throw new IllegalStateException("patient " + patientId + " has another account");
        }
        rows.save(patient.withAccount(subject));
    }

    private static Place place(String patientId) {
        return new Place("patient", patientId, "facts", 1);
    }
}
