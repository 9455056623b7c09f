package io.huizhen.documents;

import io.huizhen.platform.Micros;
import io.huizhen.platform.Sweep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files that were put for a document whose row was rolled back. They are noted then, and deleted once they are old
 * enough for nothing to be on its way to them. Files of other rooms, and those of a node that died in mid-transaction,
 * are never looked at: nothing is deleted for want of being known.
 */
@Component
class Orphans implements Sweep {

    /** Longer than any transaction, any retry of the outbox that keeps the same bytes, and a weekend's restore. */
    static final Duration AGE = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final FileStore files;
    private final Clock clock;
    private final TransactionTemplate apart;

    Orphans(JdbcClient jdbc, FileStore files, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.files = files;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Notes the file if the current transaction does not commit. */
    void watch(String address) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    apart.executeWithoutResult(done -> note(address));
                }
            }
        });
    }

    @Override
    public String of() {
        return "files that no document names";
    }

    @Override
    public int sweep() {
        Instant before = clock.instant().minus(AGE);
        List<String> old = jdbc.sql("SELECT address FROM file_orphan WHERE lost_at < ? LIMIT 1000")
                .param(Micros.of(before))
                .query(String.class)
                .list();
        return (int) old.stream().filter(address -> swept(address, before)).count();
    }

    private boolean swept(String address, Instant before) {
        boolean deleted = !isNamed(address) && files.deleteIfOlder(address, before);
        jdbc.sql("DELETE FROM file_orphan WHERE address = ?").param(address).update();
        return deleted;
    }

    private boolean isNamed(String address) {
        return jdbc.sql("SELECT COUNT(*) FROM document WHERE address = ?")
                        .param(address)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void note(String address) {
        try {
            jdbc.sql("INSERT INTO file_orphan (address, lost_at) VALUES (?, ?)")
                    .params(address, Micros.of(clock.instant()))
                    .update();
        } catch (DuplicateKeyException again) {
            // Lost twice: the first note stands.
        }
    }
}
