package io.huizhen.ops;

import io.huizhen.consult.CallEnd;
import io.huizhen.consult.FallbackCause;
import io.huizhen.consult.MediaMode;
import io.huizhen.mediabridge.JanusPool;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/**
 * The gauges. Each node gives the same figures of all nodes: take the highest, not the sum. Labels are modes, kinds and
 * servers; never a person, case or consult.
 */
@Component
class OpsMetrics implements MeterBinder {

    private final Figures figures;
    private final List<String> servers;

    OpsMetrics(Figures figures, JanusPool pool) {
        this.figures = figures;
        this.servers = pool.status().stream().map(JanusPool.Status::name).toList();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        consults(registry);
        phones(registry);
        alerts(registry);
        machinery(registry);
        servers.forEach(server -> server(registry, server));
    }

    private void consults(MeterRegistry registry) {
        gauge(registry, "huizhen.consults.live", "Consults under way", Tags.empty(), Figures.Snapshot::consults);
        for (MediaMode mode : MediaMode.values()) {
            gauge(
                    registry,
                    "huizhen.seats",
                    "People in live consults by how they take part",
                    Tags.of("mode", mode.key()),
                    now -> now.seats().getOrDefault(mode, 0L));
        }
    }

    private void phones(MeterRegistry registry) {
        for (FallbackCause cause : FallbackCause.values()) {
            counted(
                    registry,
                    "huizhen.fallbacks",
                    "Consults that went to the telephone",
                    Tags.of("cause", cause.key()),
                    now -> now.fallbacks().getOrDefault(cause, 0L));
        }
        for (CallEnd end : CallEnd.values()) {
            counted(
                    registry,
                    "huizhen.phone.calls",
                    "Telephone calls by how they ended",
                    Tags.of("outcome", end.key()),
                    now -> now.calls().getOrDefault(end, 0L));
        }
    }

    private void counted(
            MeterRegistry registry, String name, String what, Tags tags, ToDoubleFunction<Figures.Snapshot> value) {
        FunctionCounter.builder(name, figures, known -> value.applyAsDouble(known.now()))
                .description(what)
                .tags(tags)
                .register(registry);
    }

    private void alerts(MeterRegistry registry) {
        for (AlertKind kind : AlertKind.values()) {
            Tags tags = Tags.of("kind", kind.key());
            gauge(
                    registry,
                    "huizhen.alerts.open",
                    "Alerts that somebody was called for",
                    tags,
                    now -> now.open().getOrDefault(kind, 0L));
            gauge(
                    registry,
                    "huizhen.alerts.unacknowledged",
                    "Alerts that nobody has in hand",
                    tags,
                    now -> now.waiting().getOrDefault(kind, 0L));
        }
        seconds(
                registry,
                "huizhen.alerts.oldest.unacknowledged",
                "Age of the oldest alert that nobody has in hand",
                now -> now.oldestWaiting());
    }

    private void machinery(MeterRegistry registry) {
        gauge(
                registry,
                "huizhen.outbox.waiting",
                "Messages that are due and not sent",
                Tags.empty(),
                now -> now.outbox().waiting());
        seconds(
                registry,
                "huizhen.outbox.oldest",
                "How long the oldest message has been due",
                now -> now.outbox().oldest());
        gauge(
                registry,
                "huizhen.outbox.dead",
                "Messages that were given up",
                Tags.empty(),
                now -> now.outbox().dead());
        gauge(
                registry,
                "huizhen.jobs.due",
                "Jobs of the engine that could run now",
                Tags.empty(),
                Figures.Snapshot::jobsDue);
        gauge(
                registry,
                "huizhen.jobs.failed",
                "Jobs of the engine that failed for good",
                Tags.empty(),
                Figures.Snapshot::jobsFailed);
        seconds(
                registry,
                "huizhen.audit.seal.lag",
                "How long the oldest row of the trail waits for its seal",
                now -> now.sealLag());
    }

    private void server(MeterRegistry registry, String server) {
        Tags tags = Tags.of("server", server);
        gauge(
                registry,
                "huizhen.media.server.up",
                "Whether the media server answers",
                tags,
                now -> status(now, server).filter(JanusPool.Status::up).isPresent() ? 1 : 0);
        gauge(
                registry,
                "huizhen.media.server.draining",
                "Whether it takes no new rooms",
                tags,
                now -> status(now, server).filter(JanusPool.Status::draining).isPresent() ? 1 : 0);
        gauge(
                registry,
                "huizhen.media.server.seats",
                "People on it, of all nodes",
                tags,
                now -> now.serverSeats().getOrDefault(server, 0));
        gauge(
                registry,
                "huizhen.media.server.rooms",
                "Rooms on it, of all nodes",
                tags,
                now -> now.serverRooms().getOrDefault(server, 0));
        Gauge.builder(
                        "huizhen.media.server.round.trip",
                        figures,
                        known -> status(known.now(), server)
                                .map(JanusPool.Status::roundTrip)
                                .map(OpsMetrics::inSeconds)
                                .orElse(Double.NaN))
                .description("Median time of the last answered probes, from this node")
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
    }

    private void gauge(
            MeterRegistry registry, String name, String what, Tags tags, ToDoubleFunction<Figures.Snapshot> value) {
        Gauge.builder(name, figures, known -> value.applyAsDouble(known.now()))
                .description(what)
                .tags(tags)
                .register(registry);
    }

    private void seconds(
            MeterRegistry registry,
            String name,
            String what,
            java.util.function.Function<Figures.Snapshot, Duration> value) {
        Gauge.builder(name, figures, known -> inSeconds(value.apply(known.now())))
                .description(what)
                .baseUnit("seconds")
                .register(registry);
    }

    private static Optional<JanusPool.Status> status(Figures.Snapshot now, String server) {
        return Optional.ofNullable(now.servers().get(server));
    }

    private static double inSeconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
