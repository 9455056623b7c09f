package io.huizhen.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes entries for the outside world. */
@Component
public class Outbox {

    private final OutboxScheduler scheduler;
    private final SchedulerClient client;
    private final ObjectMapper json;
    private final Clock clock;

    Outbox(OutboxScheduler scheduler, ObjectMapper json, Clock clock) {
        this.scheduler = scheduler;
        this.client = scheduler.client();
        this.json = json;
        this.clock = clock;
    }

    /** Puts an entry that is due at once; see {@link #put(String, String, OutboxEntry, Instant)}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean put(String kind, String key, OutboxEntry entry) {
        return put(kind, key, entry, clock.instant());
    }

    /**
     * Puts an entry. It is carried out after the caller's transaction commits, and not at all if that rolls back.
     *
     * @param key unique among the pending entries of the kind, up to 200 ASCII characters
     * @return false when an entry of this kind and key is already pending; that one stays
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean put(String kind, String key, OutboxEntry entry, Instant due) {
        boolean added = client.scheduleIfNotExists(new TaskInstance<>(kind, key, write(entry)), due);
        lookAfterCommit();
        return added;
    }

    /**
     * Has an entry that was given up tried once more; if that fails too it is given up again.
     *
     * @return false when there is no such entry
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean retry(String kind, String key) {
        if (client.getScheduledExecution(TaskInstanceId.of(kind, key)).isEmpty()) {
            return false;
        }
        boolean moved = client.reschedule(TaskInstanceId.of(kind, key), clock.instant());
        lookAfterCommit();
        return moved;
    }

    private void lookAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.lookNow();
            }
        });
    }

    private String write(OutboxEntry entry) {
        try {
            return json.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not writable: " + entry.getClass().getName(), e);
        }
    }
}
