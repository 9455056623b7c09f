package io.huizhen.desk.web;

import java.time.Instant;
import java.util.List;

/**
 * A page of the worklist.
 *
 * @param kinds what the kinds filter offers
 * @param next path of the following page, or null
 * @param first path of the first page, or null when this is it
 * @param back this page's own path, for coming back after taking up a task
 */
record WorklistPage(
        List<Row> rows,
        Filter filter,
        List<String> kinds,
        List<Department> departments,
        String next,
        String first,
        String back) {

    /**
     * @param row the case, or null for an incident outside any case
     * @param takenBy who has taken it up, or null
     * @param mine whether it was this viewer who took it up
     * @param retryable whether it is an incident that can be tried again
     */
    record Row(
            String taskId,
            String kind,
            String subject,
            CaseRow row,
            String href,
            String urgency,
            String urgencyTone,
            Instant openedAt,
            Instant dueAt,
            boolean escalated,
            String takenBy,
            boolean mine,
            boolean retryable) {}

    /** The filter as it stands in the address. */
    record Filter(String kind, String urgency, String department, boolean escalated) {

        public boolean isEmpty() {
            return kind.isEmpty() && urgency.isEmpty() && department.isEmpty() && !escalated;
        }
    }

    record Department(String id, String name) {}
}
