package io.huizhen.journeys;

import org.junit.jupiter.api.Test;

/** The main way, happy. */
class LineTest {

    @Test
    void aReferralBecomesASignedReportInThePatientsHands() {
        Rehearsal.of("line", (cast, story) -> new Line().play(cast, story, Rehearsal.settings("line")));
    }
}
