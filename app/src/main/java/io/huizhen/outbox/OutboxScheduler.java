package io.huizhen.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.MySQL8JdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.huizhen.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries the entries out: every node claims due ones with SKIP LOCKED. A node that dies leaves its claims without a
 * heartbeat; another takes them after {@link #LOCK}.
 */
@Component
class OutboxScheduler implements SmartLifecycle {

    /** How long a claim holds without a heartbeat. */
    static final Duration LOCK = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(OutboxScheduler.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** When an entry is due that was given up: never by itself. The last day that a TIMESTAMP column holds. */
    static final Instant SET_ASIDE = Instant.parse("2038-01-01T00:00:00Z");

    private static final int THREADS = 4;
    /** Named, not guessed from the driver; MariaDB understands the same. Times in UTC. */
    private static final JdbcCustomization DIALECT = new MySQL8JdbcCustomization(true);

    private final DataSource dataSource;
    private final ObjectProvider<OutboxHandler<?>> handlers;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private volatile Scheduler scheduler;

    /** Handlers are asked for on start, not here: they may use rooms that put entries themselves. */
    OutboxScheduler(
            DataSource dataSource,
            ObjectProvider<OutboxHandler<?>> handlers,
            ObjectMapper json,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.dataSource = new TransactionAwareDataSourceProxy(dataSource);
        this.handlers = handlers;
        this.json = json;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** For putting entries; takes part in the caller's transaction. */
    SchedulerClient client() {
        return SchedulerClient.Builder.create(dataSource)
                .jdbcCustomization(DIALECT)
                .serializer(new Text())
                .build();
    }

    /** Looks for due entries now instead of at the next tick. */
    void lookNow() {
        Scheduler started = scheduler;
        if (started != null) {
            started.triggerCheckForDueExecutions();
        }
    }

    private <T extends OutboxEntry> Task<String> task(OutboxHandler<T> handler) {
        if (handler.longest().compareTo(LOCK.dividedBy(3)) > 0) {
            throw new IllegalStateException("the time-outs of " + handler.kind() + " outlast a third of the lock");
        }
        return Tasks.oneTime(handler.kind(), String.class)
                .onFailure((complete, operations) -> tryAgainOrGiveUp(handler, complete, operations))
                .execute((instance, context) -> {
                    try {
                        handler.handle(instance.getId(), read(handler, instance.getData()));
                    } catch (Exception e) {
                        throw new OutboxFailure(handler.kind(), e);
                    }
                });
    }

    private <T extends OutboxEntry> void tryAgainOrGiveUp(
            OutboxHandler<T> handler, ExecutionComplete complete, ExecutionOperations<String> operations) {
        int failures = complete.getExecution().consecutiveFailures + 1;
        String key = complete.getExecution().taskInstance.getId();
        if (failures < handler.tries()) {
            Duration doubled = handler.firstPause().multipliedBy(1L << Math.min(failures - 1, 20));
            Duration pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            LOG.warn("{} {} failed, try {} of {}, again in {}", handler.kind(), key, failures, handler.tries(), pause);
            operations.reschedule(complete, Instant.now().plus(pause));
            return;
        }
        LOG.error("{} {} given up after {} tries", handler.kind(), key, failures);
        String caseId = read(
                        handler, (String) complete.getExecution().taskInstance.getData())
                .caseId();
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new OutboxGaveUp(handler.kind(), key, caseId));
            operations.reschedule(complete, SET_ASIDE);
        });
    }

    private <T> T read(OutboxHandler<? extends T> handler, String data) {
        try {
            return json.readValue(data, handler.type());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable entry of " + handler.kind(), e);
        }
    }

    @Override
    public void start() {
        List<Task<?>> tasks = handlers.orderedStream().<Task<?>>map(this::task).toList();
        Scheduler made = Scheduler.create(dataSource, tasks)
                .schedulerName(new SchedulerName.Fixed("node-" + Ids.next()))
                .jdbcCustomization(DIALECT)
                .serializer(new Text())
                .pollUsingLockAndFetch(0.5, 2)
                .pollingInterval(LOOK_EVERY)
                .threads(THREADS)
                .heartbeatInterval(LOCK.dividedBy(4))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
        made.start();
        scheduler = made;
    }

    @Override
    public void stop() {
        Scheduler made = scheduler;
        scheduler = null;
        if (made != null) {
            made.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    /** Entries are JSON already. */
    private static final class Text implements Serializer {
        @Override
        public byte[] serialize(Object data) {
            return data == null ? null : ((String) data).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] bytes) {
            return bytes == null ? null : type.cast(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** Carries a handler's checked exception through the scheduler, which logs it. */
    private static final class OutboxFailure extends RuntimeException {
        OutboxFailure(String kind, Exception cause) {
            super(kind, cause);
        }
    }
}
