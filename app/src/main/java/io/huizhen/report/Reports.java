package io.huizhen.report;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The reports. Read behind the guard; changed through {@link ReportDesk} and the room's outbox handlers. */
public interface Reports extends Repository<Report, String> {

    Optional<Report> findById(String id);

    /** The newest version of the case's report. */
    @Query("SELECT * FROM report WHERE case_id = :caseId ORDER BY number DESC LIMIT 1")
    Optional<Report> newestOf(String caseId);

    /** All versions of the case's report, newest first. */
    @Query("SELECT * FROM report WHERE case_id = :caseId ORDER BY number DESC")
    List<Report> versionsOf(String caseId);

    /** Deletes the draft of an amendment; anything that was signed stays. */
    @Modifying
    @Query("DELETE FROM report WHERE id = :id AND state = 'DRAFT' AND number > 1")
    int withdraw(String id);

    Report save(Report report);
}
