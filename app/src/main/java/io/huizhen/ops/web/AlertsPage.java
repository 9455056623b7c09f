package io.huizhen.ops.web;

import java.time.Instant;
import java.util.List;

/**
 * Alerts so far, each with its course.
 *
 * @param next path of the following page, or null
 * @param first path of the first page, or null when this is it
 */
record AlertsPage(List<Row> rows, String next, String first) {

    /** @param ending null while it is not over */
    record Row(
            String kind,
            String about,
            String href,
            Instant openedAt,
            String state,
            String tone,
            Ending ending,
            List<Step> steps) {}

    /** @param who null for the system, and for everyone of the role */
    record Step(Instant at, String what, String who, String role) {}
}
