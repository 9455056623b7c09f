package io.huizhen.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.huizhen.HuizhenTest;
import io.huizhen.platform.Ids;
import io.huizhen.worklist.Rescue;
import io.huizhen.worklist.WorkItem;
import io.huizhen.worklist.Worklist;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HuizhenTest
class OutboxTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    Outbox outbox;

    @Autowired
    Probe probe;

    @Autowired
    ObjectProvider<OutboxHandler<?>> handlers;

    @Autowired
    Worklist worklist;

    @Autowired
    Rescue rescue;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    ObjectMapper json;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    private final String key = Ids.next();

    @Test
    void anEntryIsCarriedOutOnceAfterItsTransactionAndOutsideAnyOther() {
        put(key, 0);

        await().atMost(SOON).until(() -> pending(key) == 0);

        assertThat(probe.tries(key)).containsExactly(false);
    }

    @Test
    void anEntryOfATransactionThatRolledBackIsNeverCarriedOut() {
        transaction.executeWithoutResult(status -> {
            outbox.put(Probe.KIND, key, new Probe.Entry(key, 0));
            status.setRollbackOnly();
        });
        String after = Ids.next();
        put(after, 0);
        await().atMost(SOON).until(() -> pending(after) == 0);

        assertThat(pending(key)).isZero();
        assertThat(probe.tries(key)).isEmpty();
    }

    @Test
    void anEntryIsPutOnlyInsideATransaction() {
        assertThatThrownBy(() -> outbox.put(Probe.KIND, key, new Probe.Entry(key, 0)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theSameKeyIsPendingOnce() {
        List<Boolean> added = transaction.execute(status -> List.of(
                outbox.put(Probe.KIND, key, new Probe.Entry(key, 0)),
                outbox.put(Probe.KIND, key, new Probe.Entry(key, 0))));
        await().atMost(SOON).until(() -> pending(key) == 0);

        assertThat(added).containsExactly(true, false);
        assertThat(probe.tries(key)).hasSize(1);
    }

    @Test
    void anEntryThatFailsIsTriedAgainUntilItWorks() {
        put(key, Probe.TRIES - 1);

        await().atMost(SOON).until(() -> pending(key) == 0);

        assertThat(probe.tries(key)).hasSize(Probe.TRIES);
        assertThat(worklist.openIn(key)).isEmpty();
    }

    @Test
    void anEntryThatNeverWorksBecomesAnIncidentAndIsKept() {
        put(key, 100);

        WorkItem incident = incident();

        assertThat(incident.kind()).isEqualTo(Worklist.INCIDENT);
        assertThat(incident.role()).isEqualTo("operator");
        assertThat(incident.subject()).isEqualTo("outbox/probe/" + key);
        assertThat(probe.tries(key)).hasSize(Probe.TRIES);
        assertThat(pending(key)).isEqualTo(1);
    }

    @Test
    void anEntryThatWasGivenUpCanBeTriedAgainByItsOwner() {
        put(key, Probe.TRIES);
        WorkItem incident = incident();

        assertThat(rescue.retry(incident)).isTrue();
        await().atMost(SOON).until(() -> pending(key) == 0);

        assertThat(probe.tries(key)).hasSize(Probe.TRIES + 1);
        assertThat(worklist.openIn(key)).isEmpty();
    }

    @Test
    void anEntryThatFailsAgainAfterItsRetryIsAnIncidentAgain() {
        put(key, 100);

        rescue.retry(incident());

        await().atMost(SOON).until(() -> probe.tries(key).size() == Probe.TRIES + 1);
        assertThat(incident().state()).isEqualTo(WorkItem.State.OPEN);
    }

    @Test
    void twoNodesCarryEachEntryOutOnce() {
        OutboxScheduler other = new OutboxScheduler(dataSource, handlers, json, events, transactions);
        other.start();
        try {
            List<String> keys =
                    IntStream.range(0, 40).mapToObj(number -> Ids.next()).toList();
            transaction.executeWithoutResult(
                    status -> keys.forEach(each -> outbox.put(Probe.KIND, each, new Probe.Entry(each, 0))));
            other.lookNow();
            await().atMost(SOON).until(() -> keys.stream().allMatch(each -> pending(each) == 0));

            assertThat(keys).allSatisfy(each -> assertThat(probe.tries(each)).hasSize(1));
        } finally {
            other.stop();
        }
    }

    @Test
    void noHandlersTimeOutsOutlastAThirdOfTheLock() {
        assertThat(handlers.stream())
                .isNotEmpty()
                .allSatisfy(handler -> assertThat(handler.longest())
                        .as(handler.kind())
                        .isPositive()
                        .isLessThanOrEqualTo(OutboxScheduler.LOCK.dividedBy(3)));
    }

    private WorkItem incident() {
        await().atMost(SOON).until(() -> !worklist.openIn(key).isEmpty());
        return worklist.openIn(key).getFirst();
    }

    private void put(String key, int failures) {
        transaction.executeWithoutResult(status -> outbox.put(Probe.KIND, key, new Probe.Entry(key, failures)));
    }

    private int pending(String key) {
        return jdbc.sql("SELECT COUNT(*) FROM scheduled_tasks WHERE task_name = ? AND task_instance = ?")
                .params(Probe.KIND, key)
                .query(Integer.class)
                .single();
    }
}
