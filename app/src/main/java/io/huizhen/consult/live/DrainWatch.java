package io.huizhen.consult.live;

import io.huizhen.consult.Drains;
import io.huizhen.mediabridge.JanusPool;
import jakarta.annotation.PreDestroy;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps this node's pool to what operators say of the servers, and moves this node's consults where they want it. */
@Component
class DrainWatch {

    private static final Logger log = LoggerFactory.getLogger(DrainWatch.class);
    private static final long EVERY_MILLIS = 2000;

    private final Drains drains;
    private final JanusPool pool;
    private final LiveConsults live;
    private final Set<String> drained = new HashSet<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("media-drains").factory());

    DrainWatch(Drains drains, JanusPool pool, LiveConsults live) {
        this.drains = drains;
        this.pool = pool;
        this.live = live;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        clock.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            Map<String, Boolean> wanted = drains.now();
            for (JanusPool.Status server : pool.status()) {
                settle(server.name(), wanted);
            }
        } catch (RuntimeException e) {
            log.warn("The drained servers could not be looked up", e);
        }
    }

    private void settle(String server, Map<String, Boolean> wanted) {
        if (wanted.containsKey(server)) {
            pool.drain(server);
            drained.add(server);
            if (wanted.get(server)) {
                live.moveFrom(server);
            }
        } else if (drained.remove(server)) {
            pool.reopen(server);
        }
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }
}
