package io.huizhen.desk.web;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.worklist.WorkItem;
import java.time.Instant;

/**
 * What a case waits for.
 *
 * @param person the one it waits for; null when anyone of the role may do it
 * @param mine whether it is this viewer's to do
 */
record Step(String kind, String role, String person, Instant due, boolean escalated, boolean mine, String href) {

    static Step of(WorkItem item, Viewer viewer, Names.Book names) {
        return new Step(
                item.kind(),
                item.role(),
                names.person(item.person()),
                item.dueAt(),
                item.isEscalated(),
                isOf(item, viewer),
                item.caseId() == null ? null : Looks.placeOf(item.kind(), item.caseId()));
    }

    private static boolean isOf(WorkItem item, Viewer viewer) {
        if (item.person() != null) {
            return item.person().equals(viewer.personId());
        }
        boolean roleFits = Role.ofKey(item.role()).map(viewer::has).orElse(false);
        return roleFits && (item.hospital().isEmpty() || item.hospital().equals(viewer.hospitalId()));
    }
}
