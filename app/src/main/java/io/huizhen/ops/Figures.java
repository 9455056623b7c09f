package io.huizhen.ops;

import io.huizhen.audit.SealLag;
import io.huizhen.consult.CallEnd;
import io.huizhen.consult.FallbackCause;
import io.huizhen.consult.FallbacksNow;
import io.huizhen.consult.LiveNow;
import io.huizhen.consult.MediaMode;
import io.huizhen.mediabridge.JanusPool;
import io.huizhen.ops.process.EngineJobs;
import io.huizhen.outbox.Backlog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How the whole stands, for metrics: counts of all nodes, read when somebody asks and kept for some seconds. */
@Component
class Figures {

    private static final Duration KEPT = Duration.ofSeconds(5);

    /**
     * The system at a moment.
     *
     * @param seats people in live consults, by how they take part
     * @param oldestWaiting how long the oldest alert has been waiting for somebody; zero when none is
     */
    record Snapshot(
            int consults,
            Map<MediaMode, Long> seats,
            Map<AlertKind, Long> open,
            Map<AlertKind, Long> waiting,
            Duration oldestWaiting,
            Map<FallbackCause, Long> fallbacks,
            Map<CallEnd, Long> calls,
            Backlog.Standing outbox,
            long jobsDue,
            long jobsFailed,
            Duration sealLag,
            Map<String, JanusPool.Status> servers,
            Map<String, Integer> serverSeats,
            Map<String, Integer> serverRooms) {}

    private final LiveNow live;
    private final AlertRows alerts;
    private final FallbacksNow fallbacks;
    private final Backlog outbox;
    private final EngineJobs jobs;
    private final SealLag trail;
    private final JanusPool pool;
    private final Clock clock;
    private Snapshot known;
    private Instant readAt = Instant.EPOCH;

    Figures(
            LiveNow live,
            AlertRows alerts,
            FallbacksNow fallbacks,
            Backlog outbox,
            EngineJobs jobs,
            SealLag trail,
            JanusPool pool,
            Clock clock) {
        this.live = live;
        this.alerts = alerts;
        this.fallbacks = fallbacks;
        this.outbox = outbox;
        this.jobs = jobs;
        this.trail = trail;
        this.pool = pool;
        this.clock = clock;
    }

    synchronized Snapshot now() {
        Instant now = clock.instant();
        if (readAt.plus(KEPT).isBefore(now)) {
            known = read(now);
            readAt = now;
        }
        return known;
    }

    private Snapshot read(Instant now) {
        List<LiveNow.RoomNow> rooms = live.rooms();
        List<Alert> open = alerts.live().stream().filter(Alert::isLive).toList();
        List<Alert> waiting =
                open.stream().filter(alert -> !alert.isAcknowledged()).toList();
        return new Snapshot(
                rooms.size(),
                rooms.stream()
                        .flatMap(room -> room.seats().stream())
                        .filter(LiveNow.SeatNow::isHere)
                        .map(LiveNow.SeatNow::mode)
                        .filter(Objects::nonNull)
                        .collect(counted(MediaMode.class)),
                open.stream().map(Alert::kind).collect(counted(AlertKind.class)),
                waiting.stream().map(Alert::kind).collect(counted(AlertKind.class)),
                waiting.stream()
                        .map(alert -> Duration.between(alert.openedAt(), now))
                        .filter(Duration::isPositive)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO),
                fallbacks.begun(),
                fallbacks.calls(),
                outbox.now(),
                jobs.due(),
                jobs.failed(),
                trail.now(),
                pool.status().stream().collect(Collectors.toMap(JanusPool.Status::name, Function.identity())),
                live.seatsByServer(),
                live.roomsByServer());
    }

    private static <E extends Enum<E>> java.util.stream.Collector<E, ?, Map<E, Long>> counted(Class<E> type) {
        return Collectors.groupingBy(Function.identity(), () -> new EnumMap<>(type), Collectors.counting());
    }
}
