package io.huizhen.ops.web;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.ops.Alert;
import io.huizhen.ops.AlertStep;
import io.huizhen.ops.Wall;
import io.huizhen.platform.Micros;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the history of alerts into words. */
@Component
@Transactional(readOnly = true)
class AlertsPages {

    private static final int ROWS = 40;

    private final Wall wall;
    private final Called called;
    private final Clock clock;

    AlertsPages(Wall wall, Called called, Clock clock) {
        this.wall = wall;
        this.called = called;
        this.clock = clock;
    }

    /** @param after microseconds of the last row of the page before; null for the first page */
    AlertsPage page(Viewer viewer, Long after, Locale locale) {
        Instant before = after == null ? clock.instant().plusSeconds(1) : Micros.toInstant(after);
        List<Alert> found = wall.history(viewer, before, ROWS + 1);
        List<Alert> shown = found.subList(0, Math.min(ROWS, found.size()));
        Map<String, List<AlertStep>> steps =
                wall.steps(shown).stream().collect(Collectors.groupingBy(AlertStep::alertId));
        Called.Book names = called.in(locale);
        return new AlertsPage(
                shown.stream()
                        .map(alert -> row(alert, steps.getOrDefault(alert.id(), List.of()), viewer, names))
                        .toList(),
                found.size() > ROWS
                        ? "/alerts?after=" + Micros.of(shown.getLast().openedAt())
                        : null,
                after == null ? null : "/alerts");
    }

    private static AlertsPage.Row row(Alert alert, List<AlertStep> steps, Viewer viewer, Called.Book names) {
        return new AlertsPage.Row(
                alert.kind().key(),
                alert.caseId() == null ? alert.server() : names.number(alert.caseId()),
                alert.caseId() == null || viewer.has(Role.OPERATOR) ? null : "/cases/" + alert.caseId(),
                alert.openedAt(),
                alert.state().name(),
                !alert.isLive() ? "done" : alert.isAcknowledged() ? "active" : "urgent",
                Ending.of(alert),
                steps.stream()
                        .map(step -> new AlertsPage.Step(
                                step.at(),
                                step.what().key(),
                                names.person(step.person()),
                                step.role() == null ? null : step.role().key()))
                        .toList());
    }
}
