package io.huizhen.push;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes hints. Costs the caller no query: what was told in a third of a second goes out as one insert, each topic once,
 * so that a busy engine pays nothing for the pages that watch it.
 */
@Component
public class NodeEvents {

    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    /**
     * Says that something about a topic changed, once the caller's transaction has committed; at once outside of one. Any
     * thread.
     *
     * @param topic up to 100 ASCII characters, ids only
     */
    public void tell(String topic) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            waiting.add(topic);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                waiting.add(topic);
            }
        });
    }

    /** What was told since the last call. */
    Set<String> take() {
        Set<String> taken = Set.copyOf(waiting);
        waiting.removeAll(taken);
        return taken;
    }
}
