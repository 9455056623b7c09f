package io.huizhen.journeys;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The main way, happy; and what it leaves behind. */
class LineTest {

    @Test
    void aReferralBecomesASignedReportInThePatientsHandsAndNothingStaysInTheClear() throws Exception {
        AtomicReference<NewPatient> patient = new AtomicReference<>();
        Rehearsal.of("line", (cast, story) -> {
            Walk walk = new Walk(cast, story, Rehearsal.settings("line"));
            patient.set(walk.patient);
            new Line().play(walk, cast, story);
        });
        NothingInTheClear.of(patient.get());
    }
}
