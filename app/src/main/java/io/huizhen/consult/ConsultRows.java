package io.huizhen.consult;

import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface ConsultRows extends Repository<Consult, String> {

    Optional<Consult> findById(String id);

    /** The latest consult of a case. */
    @Query("SELECT * FROM consult WHERE case_id = :caseId ORDER BY id DESC LIMIT 1")
    Optional<Consult> latest(String caseId);

    Consult save(Consult consult);
}
