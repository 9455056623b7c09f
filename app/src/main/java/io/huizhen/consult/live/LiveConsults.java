package io.huizhen.consult.live;

import io.huizhen.consult.ConsultEnded;
import io.huizhen.consult.ConsultSettings;
import io.huizhen.consult.NotesSaved;
import io.huizhen.mediabridge.JanusPool;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The live consults that this node owns. */
@Component
public class LiveConsults {

    private static final Logger log = LoggerFactory.getLogger(LiveConsults.class);

    private static final int SAMPLE_SECONDS = 5;

    /** What a consult that is busy may still take before the node ends without it. */
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(2);

    private final Leases leases;
    private final LiveWrites writes;
    private final ModeWrites modeWrites;
    private final JanusPool pool;
    private final ConsultSettings settings;
    private final TurnCredentials turn;
    private final Map<String, LiveConsult> live = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("consult-leases").factory());

    LiveConsults(
            Leases leases,
            LiveWrites writes,
            ModeWrites modeWrites,
            JanusPool pool,
            ConsultSettings settings,
            TurnCredentials turn) {
        this.leases = leases;
        this.writes = writes;
        this.modeWrites = modeWrites;
        this.pool = pool;
        this.settings = settings;
        this.turn = turn;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        clock.scheduleWithFixedDelay(
                this::renew, Leases.RENEW.toMillis(), Leases.RENEW.toMillis(), TimeUnit.MILLISECONDS);
        clock.scheduleAtFixedRate(
                () -> live.values().forEach(LiveConsult::measure), SAMPLE_SECONDS, SAMPLE_SECONDS, TimeUnit.SECONDS);
    }

    /** The live consult, when this node owns it or can; empty when another node does. */
    Optional<LiveConsult> of(String consultId, String caseId) {
        return Optional.ofNullable(live.compute(
                consultId,
                (id, known) -> known != null && !known.isOver()
                        ? known
                        : leases.take(id, caseId)
                                .map(lease -> new LiveConsult(lease, leases, writes, modeWrites, pool, settings, turn))
                                .orElse(null)));
    }

    /** The live consult, only if this node runs it already. */
    Optional<LiveConsult> known(String consultId) {
        return Optional.ofNullable(live.get(consultId));
    }

    /**
     * Makes sure that a consult that ended has no room any more, wherever it was; every recording is complete then.
     *
     * @throws IllegalStateException while another node still owns it, which closes it within its next beat
     */
    public void close(String consultId, String caseId) {
        LiveConsult ours = live.get(consultId);
        if (ours != null) {
            ours.finish(writes.outcome(consultId)).join();
            live.remove(consultId, ours);
            return;
        }
        Lease lease = leases.take(consultId, caseId)
                .orElseThrow(() -> new IllegalStateException("consult " + consultId + " is still owned elsewhere"));
        leases.placed(lease).ifPresent(left -> {
            MediaRoom.clear(pool, left, settings.callLimit());
            leases.place(lease, null);
        });
        modeWrites.closed(lease);
        leases.release(lease);
    }

    /** Every consult that this node has on that server goes to another, one after the other. */
    void moveFrom(String server) {
        live.values().forEach(consult -> consult.moveFrom(server).join());
    }

    /** Renewing waits for no consult's own work: each has a thread of its own for that. */
    private void renew() {
        live.values()
                .forEach(consult -> Thread.ofVirtual().name("consult-renew").start(() -> renew(consult)));
    }

    private void renew(LiveConsult consult) {
        String id = consult.lease().consultId();
        try {
            if (consult.isOver()) {
                live.remove(id, consult);
            } else if (leases.renew(consult.lease(), consult.here())) {
                consult.beat();
            } else if (!consult.isOver()) {
                log.warn("The lease of consult {} is lost", id);
                consult.abandon();
                live.remove(id, consult);
            }
        } catch (RuntimeException e) {
            log.warn("The lease of consult {} could not be renewed", id, e);
        }
    }

    @TransactionalEventListener
    void on(NotesSaved saved) {
        known(saved.consultId()).ifPresent(LiveConsult::notesSaved);
    }

    @TransactionalEventListener
    void on(ConsultEnded ended) {
        known(ended.consultId()).ifPresent(consult -> consult.finish(ended.state()));
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
        CompletableFuture<?>[] letGo =
                live.values().stream().map(LiveConsult::abandon).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(letGo)
                .completeOnTimeout(null, LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        live.values().forEach(consult -> leases.release(consult.lease()));
    }
}
