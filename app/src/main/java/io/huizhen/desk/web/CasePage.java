package io.huizhen.desk.web;

import io.huizhen.cases.CasePanel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The case page: where the case stands, what comes next, how it came here, and each room's part. */
record CasePage(
        CaseRow row,
        String kind,
        PatientLine patient,
        String clinician,
        String invited,
        Instant closedAt,
        boolean forPatient,
        boolean offersAccount,
        List<Step> steps,
        List<Line> moves,
        List<CasePanel.Part> panels) {

    /** @param sex key of the message that says it */
    record PatientLine(String name, int age, String sex, LocalDate birthDate) {}

    /** A move as the timeline shows it; state and reason are message keys. */
    record Line(Instant at, String state, String tone, String reason, String comment, String person, String role) {}

    /** The first step that is this viewer's, or null. */
    public Step mine() {
        return steps.stream().filter(Step::mine).findFirst().orElse(null);
    }

    /** The system is at work: no step yet, and not the end. Only staff see steps. */
    public boolean settling() {
        return steps.isEmpty() && closedAt == null && !forPatient;
    }

    /** The clock that runs out first, or null. */
    public Instant due() {
        return steps.stream().map(Step::due).findFirst().orElse(null);
    }

    /** What the case waits for from others. */
    public List<Step> others() {
        return steps.stream().filter(step -> !step.mine()).toList();
    }
}
