package io.huizhen.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huizhen.HuizhenTest;
import io.huizhen.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A file whose row was rolled back is deleted when it is old, and nothing else ever is. */
@HuizhenTest
class OrphansTest {

    @Autowired
    Documents documents;

    @Autowired
    Orphans orphans;

    @Autowired
    FileStore files;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    PlatformTransactionManager transactions;

    @Value("${huizhen.files}")
    Path folder;

    private final String caseId = Ids.next();

    @Test
    void aFileThatWasRolledBackIsDeletedOnceItIsOld() throws Exception {
        Document lost = rolledBack("lost");
        orphans.sweep();
        assertThat(files.get(lost.address())).as("too young").isNotEmpty();

        age(lost);
        assertThat(orphans.sweep()).isPositive();
        assertThatThrownBy(() -> files.get(lost.address())).isInstanceOf(FileStore.FileLostException.class);
    }

    @Test
    void aFileThatWasKeptAfterAllStays() throws Exception {
        Document lost = rolledBack("kept at the second try");
        Document kept = keep("kept at the second try");
        assertThat(kept.address()).isEqualTo(lost.address());
        age(lost);
        orphans.sweep();
        assertThat(documents.bytes(kept)).isNotEmpty();
    }

    @Test
    void aFileThatIsJustBeingPutAgainStays() throws Exception {
        Document lost = rolledBack("on its way");
        age(lost);
        files.put(lost.address(), new byte[] {1});
        orphans.sweep();
        assertThat(files.get(lost.address())).containsExactly(1);
    }

    @Test
    void aCommittedFileIsNoOrphan() {
        Document kept = keep("committed");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM file_orphan WHERE address = ?")
                        .param(kept.address())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Document keep(String text) {
        return documents.keep(
                caseId,
                DocumentKind.REPORT_DRAFT,
                1,
                "application/pdf",
                text.getBytes(StandardCharsets.UTF_8),
                "report.pdf",
                "nobody");
    }

    private Document rolledBack(String text) {
        return new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            return keep(text);
        });
    }

    /** As if it had been lost long ago. */
    private void age(Document lost) throws Exception {
        Instant then = clock.instant().minus(Orphans.AGE).minusSeconds(60);
        Files.setLastModifiedTime(
                folder.resolve(lost.address().substring(0, 2)).resolve(lost.address()), FileTime.from(then));
        jdbc.sql("UPDATE file_orphan SET lost_at = ? WHERE address = ?")
                .params(io.huizhen.platform.Micros.of(then), lost.address())
                .update();
    }
}
