package io.huizhen.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huizhen.platform.DatabaseSettings;
import io.huizhen.platform.Ids;
import io.huizhen.testing.DataRooms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DataRooms
class AuditTest {

    private static final Actor DOCTOR = new Actor("d0c70000-0000-0000-0000-000000000001", "doctor", null, "r1", "c1");

    @Autowired
    Audit audit;

    @Autowired
    JdbcTemplate app;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    DatabaseSettings settings;

    @Value("${huizhen.anchor}")
    String anchor;

    private final String caseId = Ids.next();

    @BeforeEach
    void clear() {
        new Evidence(settings, anchor).clear();
    }

    @Test
    void keepsPersonRoleCaseAndPurpose() {
        transaction.executeWithoutResult(
                status -> audit.noteAs(DOCTOR, AuditAction.READ, caseId, "report", "treatment"));

        AuditEvent event = audit.page(null, 10).events().getFirst();
        assertThat(event)
                .extracting(
                        AuditEvent::action,
                        AuditEvent::personId,
                        AuditEvent::role,
                        AuditEvent::caseId,
                        AuditEvent::what,
                        AuditEvent::purpose,
                        AuditEvent::requestId,
                        AuditEvent::clientHash)
                .containsExactly(
                        AuditAction.READ, DOCTOR.personId(), "doctor", caseId, "report", "treatment", "r1", "c1");
        assertThat(audit.find(event.id())).contains(event);
    }

    @Test
    void anActOfNobodyIsTheSystems() {
        transaction.executeWithoutResult(status -> audit.write(caseId, "case", "reminder"));

        assertThat(audit.page(null, 10).events().getFirst().personId()).isEqualTo("system");
    }

    @Test
    void goesAwayWithTheCallersTransaction() {
        transaction.executeWithoutResult(status -> {
            audit.read(caseId, "report", "treatment");
            status.setRollbackOnly();
        });

        assertThat(audit.page(null, 10).events()).isEmpty();
    }

    @Test
    void aDenialStaysWhenTheCallerRollsBack() {
        transaction.executeWithoutResult(status -> {
            audit.denied(caseId, "report", "treatment");
            status.setRollbackOnly();
        });

        assertThat(audit.page(null, 10).events()).extracting(AuditEvent::action).containsExactly(AuditAction.DENIED);
    }

    @Test
    void refusesToNoteAReadOutsideATransaction() {
        assertThatThrownBy(() -> audit.read(caseId, "report", "treatment"))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void refusesAReadOnlyTransaction() {
        TransactionTemplate readOnly = new TransactionTemplate(transactions);
        readOnly.setReadOnly(true);

        assertThatIllegalStateException()
                .isThrownBy(() -> readOnly.executeWithoutResult(status -> audit.read(caseId, "report", "treatment")));
    }

    @Test
    void refusesAnActWithoutAPurposeOrWithATextForOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transaction.executeWithoutResult(status -> audit.read(caseId, "report", " ")));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        transaction.executeWithoutResult(status -> audit.read(caseId, "report", "x".repeat(201))));
    }

    @Test
    void tellsThePatientWhoLookedPageByPageNewestFirst() {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 5; i++) {
                audit.noteAs(DOCTOR, AuditAction.READ, caseId, "report " + i, "treatment");
            }
            audit.write(caseId, "notes", "treatment");
            audit.read(Ids.next(), "another case", "treatment");
            audit.note(AuditAction.EXPORT, caseId, "bundle", "patient request");
        });

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            AuditPage page = audit.readsOf(caseId, cursor, 4);
            assertThat(page.events()).hasSizeLessThanOrEqualTo(4);
            page.events().forEach(event -> seen.add(event.what()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen)
                .containsExactlyInAnyOrder("report 0", "report 1", "report 2", "report 3", "report 4", "bundle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit_event", "audit_leaf", "audit_batch", "audit_anchor"})
    void theAppUserCanNeitherChangeNorDeleteTheTrail(String table) {
        String column = app.queryForList(
                        "SELECT column_name FROM information_schema.columns"
                                + " WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position",
                        String.class,
                        table)
                .getFirst();
        for (String forbidden : List.of(
                "UPDATE " + table + " SET " + column + " = " + column,
                "DELETE FROM " + table,
                "TRUNCATE TABLE " + table,
                "DROP TABLE " + table,
                "ALTER TABLE " + table + " ADD COLUMN more INT")) {
            assertThatThrownBy(() -> app.update(forbidden)).rootCause().hasMessageContaining("denied");
        }
    }
}
