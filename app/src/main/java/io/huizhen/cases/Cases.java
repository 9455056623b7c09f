package io.huizhen.cases;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The cases. Read here only behind the guard; changed only through {@link CaseBook}. */
public interface Cases extends Repository<Case, String> {

    Optional<Case> findById(String id);

    Optional<Case> findByNumber(String number);

    /** The patient's cases, newest first. */
    @Query("SELECT * FROM case_record WHERE patient_id = :patientId ORDER BY id DESC LIMIT 50")
    List<Case> ofPatient(String patientId);

    /** The clinician's referrals before a case id, newest first. */
    @Query("SELECT * FROM case_record WHERE clinician_id = :clinicianId AND id < :before ORDER BY id DESC LIMIT :size")
    List<Case> ofClinician(String clinicianId, String before, int size);

    /** The doctor's cases before a case id, newest first. */
    @Query("SELECT * FROM case_record WHERE doctor_id = :doctorId AND id < :before ORDER BY id DESC LIMIT :size")
    List<Case> ofDoctor(String doctorId, String before, int size);

    /** These cases, in no order: what a list shows beside its own rows. */
    @Query("SELECT * FROM case_record WHERE id IN (:ids)")
    List<Case> among(Collection<String> ids);

    /** For {@link CaseBook} alone. */
    Case save(Case record);
}
