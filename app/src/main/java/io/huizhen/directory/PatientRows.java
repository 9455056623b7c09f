package io.huizhen.directory;

import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface PatientRows extends ListCrudRepository<Patient, String> {

    @Query("SELECT * FROM patient WHERE id_number_hash = :hash")
    Optional<Patient> findByIdNumberHash(byte[] hash);

    Optional<Patient> findByAccount(String account);
}
