package io.huizhen.desk.web;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.audit.Audit;
import io.huizhen.cases.Case;
import io.huizhen.cases.Cases;
import io.huizhen.cases.Urgency;
import io.huizhen.directory.Directory;
import io.huizhen.worklist.Rescue;
import io.huizhen.worklist.WorkFilter;
import io.huizhen.worklist.WorkItem;
import io.huizhen.worklist.WorkPage;
import io.huizhen.worklist.Worklist;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;

/** Reads the worklist of a viewer, with what each row's case is called. One line in the trail for the list. */
@Component
@Transactional
class WorklistPages {

    private static final int ROWS = 40;
    private static final Map<Role, List<String>> KINDS = new EnumMap<>(Map.of(
            Role.CLINICIAN, List.of("adopt"),
            Role.COORDINATOR,
                    List.of("route", "nameInstitution", "book", "callBothSides", "arrangeHandOver", Worklist.INCIDENT),
            Role.DOCTOR, List.of("accept", "consult", "confirmIdentity", "goOn", "sign"),
            Role.OPERATOR, List.of(Worklist.INCIDENT)));

    private final Worklist worklist;
    private final Cases cases;
    private final Directory directory;
    private final Names names;
    private final Audit audit;

    WorklistPages(Worklist worklist, Cases cases, Directory directory, Names names, Audit audit) {
        this.worklist = worklist;
        this.cases = cases;
        this.directory = directory;
        this.names = names;
        this.audit = audit;
    }

    WorklistPage page(Viewer viewer, WorklistPage.Filter filter, String after, Locale locale) {
        audit.read(null, "worklist", "treatment");
        WorkPage found = worklist.page(
                viewer,
                new WorkFilter(filter.kind(), filter.urgency(), filter.department(), filter.escalated()),
                after,
                ROWS);
        return new WorklistPage(
                rows(found.items(), viewer, locale),
                filter,
                kinds(viewer),
                departments(viewer, locale),
                found.next() == null ? null : path(filter, found.next()),
                after == null ? null : path(filter, null),
                path(filter, after));
    }

    /** The rows whose clocks run out first, for a home. */
    List<WorklistPage.Row> mostUrgent(Viewer viewer, int size, Locale locale) {
        return rows(worklist.page(viewer, WorkFilter.ALL, null, size).items(), viewer, locale);
    }

    private List<WorklistPage.Row> rows(List<WorkItem> items, Viewer viewer, Locale locale) {
        List<String> ids = items.stream()
                .map(WorkItem::caseId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, Case> byId = ids.isEmpty()
                ? Map.of()
                : cases.among(ids).stream().collect(Collectors.toMap(Case::id, Function.identity()));
        Names.Book called = names.in(locale, byId.values());
        return items.stream()
                .map(item -> row(item, item.caseId() == null ? null : byId.get(item.caseId()), viewer, called))
                .toList();
    }

    private static WorklistPage.Row row(WorkItem item, Case record, Viewer viewer, Names.Book called) {
        return new WorklistPage.Row(
                item.taskId(),
                item.kind(),
                item.subject(),
                record == null ? null : CaseRow.of(record, called),
                // Who mends the machines has no business in the case itself.
                record == null || viewer.has(Role.OPERATOR) ? null : Looks.placeOf(item.kind(), record.id()),
                item.urgency(),
                item.urgency() == null ? null : Looks.tone(Urgency.valueOf(item.urgency())),
                item.openedAt(),
                item.dueAt(),
                item.isEscalated(),
                called.person(item.claimedBy()),
                viewer.personId().equals(item.claimedBy()),
                viewer.has(Role.OPERATOR) && Rescue.canRetry(item));
    }

    private static List<String> kinds(Viewer viewer) {
        return viewer.roles().stream()
                .flatMap(role -> KINDS.getOrDefault(role, List.of()).stream())
                .toList();
    }

    private List<WorklistPage.Department> departments(Viewer viewer, Locale locale) {
        return viewer.hospitalId() == null
                ? List.of()
                : directory.departments(viewer.hospitalId()).stream()
                        .map(department -> new WorklistPage.Department(
                                department.id(), department.name().in(locale)))
                        .toList();
    }

    private static String path(WorklistPage.Filter filter, String after) {
        UriComponentsBuilder path = UriComponentsBuilder.fromPath("/worklist");
        put(path, "kind", filter.kind());
        put(path, "urgency", filter.urgency());
        put(path, "department", filter.department());
        put(path, "escalated", filter.escalated() ? "true" : "");
        put(path, "after", after == null ? "" : after);
        return path.encode().toUriString();
    }

    private static void put(UriComponentsBuilder path, String name, String value) {
        if (!value.isEmpty()) {
            path.queryParam(name, value);
        }
    }
}
