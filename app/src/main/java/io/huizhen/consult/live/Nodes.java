package io.huizhen.consult.live;

import io.huizhen.platform.Micros;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The nodes that run now, and where they reach each other: a row each, with a heartbeat. A node says so from the moment
 * that its server listens.
 */
@Component
class Nodes {

    private static final Logger log = LoggerFactory.getLogger(Nodes.class);
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration GONE = Duration.ofSeconds(10);

    /** Rows of nodes that died are cleared away by whoever beats. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final String node;
    private final NodeSettings settings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("node-heart").factory());

    Nodes(Leases leases, NodeSettings settings, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.node = leases.node();
        this.settings = settings;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Another node: its id, and its address such as {@code http://10.0.0.7:8080}. */
    record Other(String id, URI address) {}

    String id() {
        return node;
    }

    @EventListener
    void on(ServletWebServerInitializedEvent listening) {
        if (listening.getApplicationContext() instanceof ServletWebServerApplicationContext context
                && "management".equals(context.getServerNamespace())) {
            return;
        }
        int port = listening.getWebServer().getPort();
        String address = settings.nodeAddress().isBlank() ? "http://127.0.0.1:" + port : settings.nodeAddress();
        heart.scheduleWithFixedDelay(() -> beat(address), 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void beat(String address) {
        long now = Micros.of(clock.instant());
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("INSERT INTO app_node (node, address, beat_at) VALUES (?, ?, ?)"
                                + " ON DUPLICATE KEY UPDATE beat_at = ?")
                        .params(node, address, now, now)
                        .update();
                jdbc.sql("DELETE FROM app_node WHERE beat_at < ?")
                        .param(Micros.of(clock.instant().minus(FORGOTTEN)))
                        .update();
            });
        } catch (RuntimeException e) {
            log.warn("This node could not say that it lives", e);
        }
    }

    /** The node that owns a live consult, when it is another one and alive. */
    Optional<Other> ownerOf(String consultId) {
        long now = Micros.of(clock.instant());
        return jdbc.sql("""
                        SELECT n.node, n.address FROM consult_lease l JOIN app_node n ON n.node = l.owner
                        WHERE l.consult_id = ? AND l.expires_at > ? AND n.beat_at > ? AND n.node <> ?
                        """)
                .params(consultId, now, Micros.of(clock.instant().minus(GONE)), node)
                .query((row, number) -> new Other(row.getString("node"), URI.create(row.getString("address"))))
                .optional();
    }

    @PreDestroy
    void stop() {
        heart.shutdownNow();
    }
}
