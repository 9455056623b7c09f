package io.huizhen.ops;

import io.huizhen.access.Viewer;
import io.huizhen.consult.LiveNow;
import io.huizhen.consult.LiveNow.RoomNow;
import io.huizhen.mediabridge.JanusPool;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a viewer may see of now: an operator all of it, a coordinator what is about the own hospital's consults. */
@Component
@Transactional(readOnly = true)
public class Wall {

    private static final int MOST = 100;
    private static final int FEW = 5;
    private static final Duration JUST = Duration.ofMinutes(15);

    /**
     * A media server as this node sees it, with its share of the rooms of all nodes.
     *
     * @param left while it is down: the consults under way that were on it
     */
    public record Server(JanusPool.Status status, int rooms, int seats, ServerDrains.Word drain, List<RoomNow> left) {}

    private final AlertRows alerts;
    private final LiveNow live;
    private final JanusPool pool;
    private final ServerDrains drains;
    private final Clock clock;

    Wall(AlertRows alerts, LiveNow live, JanusPool pool, ServerDrains drains, Clock clock) {
        this.alerts = alerts;
        this.live = live;
        this.pool = pool;
        this.drains = drains;
        this.clock = clock;
    }

    /** Alerts that somebody is called for: what nobody has acknowledged first, then by urgency and age. */
    public List<Alert> alerts(Viewer viewer) {
        Scope scope = Scope.of(viewer);
        return alerts.live().stream()
                .filter(Alert::isLive)
                .filter(scope::sees)
                .sorted(Comparator.comparing(Alert::isAcknowledged)
                        .thenComparingInt(Alert::urgency)
                        .thenComparing(Alert::openedAt))
                .toList();
    }

    public List<RoomNow> rooms(Viewer viewer) {
        Scope scope = Scope.of(viewer);
        return rooms().stream()
                .filter(room -> scope.isAll()
                        || Stream.of(room.invitedHospital(), room.invitingHospital())
                                .anyMatch(scope.hospital()::equals))
                .toList();
    }

    /** A room whose server is down has none, whatever its lease still says. */
    private List<RoomNow> rooms() {
        Map<String, JanusPool.Status> down = pool.status().stream()
                .filter(server -> !server.up())
                .collect(Collectors.toMap(JanusPool.Status::name, server -> server));
        return live.rooms().stream()
                .map(room -> room.server() != null && down.containsKey(room.server())
                        ? room.without(down.get(room.server()).answeredAt())
                        : room)
                .toList();
    }

    public List<Server> servers() {
        List<RoomNow> under = rooms();
        Map<String, Integer> rooms = live.roomsByServer();
        Map<String, Integer> seats = live.seatsByServer();
        Map<String, ServerDrains.Word> drained = drains.now();
        return pool.status().stream()
                .map(status -> new Server(
                        status,
                        rooms.getOrDefault(status.name(), 0),
                        seats.getOrDefault(status.name(), 0),
                        drained.get(status.name()),
                        status.up()
                                ? List.of()
                                : under.stream()
                                        .filter(room -> status.name().equals(room.from()))
                                        .toList()))
                .toList();
    }

    /** Alerts that were over a short while ago, the latest first: what nobody had to do is worth knowing. */
    public List<Alert> justOver(Viewer viewer) {
        return alerts.overSince(Scope.of(viewer).hospitals(), clock.instant().minus(JUST), FEW);
    }

    /** Alerts that were opened before a moment, the latest first; at most a hundred. */
    public List<Alert> history(Viewer viewer, Instant before, int size) {
        return alerts.history(Scope.of(viewer).hospitals(), before, Math.clamp(size, 1, MOST));
    }

    public List<AlertStep> steps(List<Alert> of) {
        return alerts.steps(of.stream().map(Alert::id).toList());
    }
}
