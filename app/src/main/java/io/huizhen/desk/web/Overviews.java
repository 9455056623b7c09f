package io.huizhen.desk.web;

import io.huizhen.access.Viewer;
import io.huizhen.audit.Audit;
import io.huizhen.audit.AuditEvent;
import io.huizhen.audit.AuditPage;
import io.huizhen.cases.Case;
import io.huizhen.cases.Cases;
import io.huizhen.mediabridge.JanusPool;
import io.huizhen.models.FrozenModels;
import io.huizhen.models.Releases;
import io.huizhen.ops.Alert;
import io.huizhen.ops.Wall;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the roles without cases of their own oversee: models, the trail, the media servers. */
@Component
class Overviews {

    private static final int TRAIL_ROWS = 50;

    private final Releases releases;
    private final Audit audit;
    private final Cases cases;
    private final ObjectProvider<JanusPool> pool;
    private final Wall wall;
    private final Names names;

    Overviews(Releases releases, Audit audit, Cases cases, ObjectProvider<JanusPool> pool, Wall wall, Names names) {
        this.releases = releases;
        this.audit = audit;
        this.cases = cases;
        this.pool = pool;
        this.wall = wall;
        this.names = names;
    }

    HomePage models(Locale locale) {
        Names.Book called = names.in(locale);
        return new HomePage.OfManager(releases.inForce().stream()
                .map(release -> new HomePage.Model(
                        release.frozen().key(),
                        release.frozen().kind() == FrozenModels.Kind.DECISION,
                        release.frozen().version(),
                        release.from(),
                        release.departments().stream().map(called::department).toList()))
                .toList());
    }

    HomePage trail(String after, Locale locale) {
        AuditPage found = audit.page(after, TRAIL_ROWS);
        Names.Book called = names.in(locale);
        List<String> ids = found.events().stream()
                .map(AuditEvent::caseId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, String> numbers =
                ids.isEmpty() ? Map.of() : cases.among(ids).stream().collect(Collectors.toMap(Case::id, Case::number));
        return new HomePage.OfCompliance(
                found.events().stream()
                        .map(event -> new HomePage.TrailRow(
                                event.at(),
                                called.person(event.personId()),
                                event.personId(),
                                event.role(),
                                event.action().name(),
                                event.what(),
                                event.purpose(),
                                event.caseId() == null ? null : numbers.get(event.caseId())))
                        .toList(),
                found.next() == null ? null : "/home?after=" + found.next(),
                after == null ? null : "/home");
    }

    HomePage servers(List<WorklistPage.Row> incidents, int waiting, Viewer viewer) {
        return new HomePage.OfOperator(
                pool.stream()
                        .flatMap(found -> found.status().stream())
                        .map(server -> new HomePage.Server(
                                server.name(),
                                server.up(),
                                server.up() ? null : server.answeredAt(),
                                server.draining(),
                                server.roundTrip() == null
                                        ? null
                                        : server.roundTrip().toMillis(),
                                server.sessions()))
                        .toList(),
                incidents,
                waiting,
                watch(viewer));
    }

    HomePage.Watch watch(Viewer viewer) {
        List<Alert> alerts = wall.alerts(viewer);
        return new HomePage.Watch(
                wall.rooms(viewer).size(),
                alerts.stream().filter(alert -> !alert.isAcknowledged()).count(),
                alerts.stream()
                        .filter(alert -> viewer.personId().equals(alert.owner()))
                        .count());
    }
}
