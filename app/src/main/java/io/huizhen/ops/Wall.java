package io.huizhen.ops;

import io.huizhen.access.Viewer;
import io.huizhen.consult.LiveNow;
import io.huizhen.consult.LiveNow.RoomNow;
import io.huizhen.mediabridge.JanusPool;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a viewer may see of now: an operator all of it, a coordinator what is about the own hospital's consults. */
@Component
@Transactional(readOnly = true)
public class Wall {

    private static final int MOST = 100;

    /** A media server as this node sees it, with its share of the rooms of all nodes. */
    public record Server(JanusPool.Status status, int rooms, int seats, ServerDrains.Word drain) {}

    private final AlertRows alerts;
    private final LiveNow live;
    private final JanusPool pool;
    private final ServerDrains drains;

    Wall(AlertRows alerts, LiveNow live, JanusPool pool, ServerDrains drains) {
        this.alerts = alerts;
        this.live = live;
        this.pool = pool;
        this.drains = drains;
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
        return live.rooms().stream()
                .filter(room -> scope.isAll()
                        || Stream.of(room.invitedHospital(), room.invitingHospital())
                                .anyMatch(scope.hospital()::equals))
                .toList();
    }

    public List<Server> servers() {
        Map<String, Integer> rooms = live.roomsByServer();
        Map<String, Integer> seats = live.seatsByServer();
        Map<String, ServerDrains.Word> drained = drains.now();
        return pool.status().stream()
                .map(status -> new Server(
                        status,
                        rooms.getOrDefault(status.name(), 0),
                        seats.getOrDefault(status.name(), 0),
                        drained.get(status.name())))
                .toList();
    }

    /** Alerts that were opened before a moment, the latest first; at most a hundred. */
    public List<Alert> history(Viewer viewer, Instant before, int size) {
        return alerts.history(Scope.of(viewer).hospitals(), before, Math.clamp(size, 1, MOST));
    }

    public List<AlertStep> steps(List<Alert> of) {
        return alerts.steps(of.stream().map(Alert::id).toList());
    }
}
