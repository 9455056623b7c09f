package io.huizhen.desk.web;

import java.time.Instant;
import java.util.List;

/** What a role finds when it comes in. Each home shows what it has; the rest is left out. */
sealed interface HomePage {

    /** @param reports the reports in the patient's hands */
    record OfPatient(List<CaseRow> cases, List<Report> reports) implements HomePage {}

    /** @param replaced whether a later version is the current one */
    record Report(String documentId, String number, int version, boolean replaced, Instant at) {}

    /** For clinicians and doctors: what waits for them, and their cases, newest first. */
    record OfCaseStaff(List<WorklistPage.Row> tasks, int waiting, List<CaseRow> cases, String next, String first)
            implements HomePage {}

    record OfCoordinator(List<WorklistPage.Row> tasks, int waiting, Watch watch) implements HomePage {}

    record OfManager(List<Model> models) implements HomePage {}

    /** A released model. @param departments their names; empty for everywhere */
    record Model(String key, boolean decision, int version, Instant from, List<String> departments) {}

    record OfCompliance(List<TrailRow> rows, String next, String first) implements HomePage {}

    record TrailRow(
            Instant at,
            String person,
            String personId,
            String role,
            String action,
            String what,
            String purpose,
            String number) {}

    record OfOperator(List<Server> servers, List<WorklistPage.Row> incidents, int waiting, Watch watch)
            implements HomePage {}

    /** How it stands on the live wall: consults under way, alerts that wait for somebody, and this viewer's own. */
    record Watch(int rooms, long unowned, long mine) {}

    /**
     * A media server as last seen. While it is not up it has no figures.
     *
     * @param goneSince when it last answered; null while it is up, and when it never answered
     * @param answeredIn median of the last probes in milliseconds; null before the first
     */
    record Server(String name, boolean up, Instant goneSince, boolean draining, Long answeredIn, int sessions) {}

    /** For roles whose work comes with later versions. */
    record OfOthers() implements HomePage {}
}
