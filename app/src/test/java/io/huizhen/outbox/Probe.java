package io.huizhen.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A handler of the tests' own: notes what it is given, and fails as often as it is told to. */
@Component
class Probe implements OutboxHandler<Probe.Entry> {

    static final String KIND = "probe";
    static final int TRIES = 3;

    record Entry(String caseId, int failures) implements OutboxEntry {}

    private final Map<String, List<Boolean>> seen = new ConcurrentHashMap<>();

    /** One element a try: whether a transaction was open. */
    List<Boolean> tries(String key) {
        return seen.computeIfAbsent(key, none -> new CopyOnWriteArrayList<>());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Entry> type() {
        return Entry.class;
    }

    @Override
    public void handle(String key, Entry entry) {
        tries(key).add(TransactionSynchronizationManager.isActualTransactionActive());
        if (tries(key).size() <= entry.failures()) {
            throw new IllegalStateException("told to fail");
        }
    }

    @Override
    public int tries() {
        return TRIES;
    }

    @Override
    public Duration firstPause() {
        return Duration.ofMillis(1);
    }
}
