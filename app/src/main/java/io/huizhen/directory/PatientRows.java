package io.huizhen.directory;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface PatientRows extends ListCrudRepository<Patient, String> {

    Optional<Patient> findByIdNumberHash(byte[] hash);

    Optional<Patient> findByAccount(String account);
}
