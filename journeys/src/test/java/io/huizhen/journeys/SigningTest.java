package io.huizhen.journeys;

import io.huizhen.journeys.pages.ReportPage;
import io.huizhen.journeys.pages.RoomPage;
import io.huizhen.journeys.pages.SignaturePage;
import org.junit.jupiter.api.Test;

/** The signature that must not be made, and the way back to signing. */
class SigningTest {

    private static final String NEW_PIN = "864209";

    /** By a doctor who signs nowhere else. */
    @Test
    void fiveWrongPinsLockTheKeyAndANewOneSigns() {
        Rehearsal.of("wrong-pin", (cast, story) -> {
            Walk walk = Rehearsal.booked(new Walk(cast, story, Rehearsal.settings("wrong-pin"), Persona.FIRST_DOCTOR));
            ConsultWalk consult = new ConsultWalk(walk);
            consult.patientEnters();
            consult.enter(walk.doctor());
            LiveMedia.sees(walk.doctor(), Persona.PATIENT, walk.patient.name());
            new RoomPage(walk.doctor()).writes(ConsultWalk.FINDINGS, ConsultWalk.OPINION, ConsultWalk.ADVICE);
            new RoomPage(walk.doctor()).finish();
            ReportPage page = new ReportWalk(walk).openToSign();

            page.writes(page.opinion(), ReportWalk.ADVICE).sign("111111");
            page.saysPinIsWrong(4);
            for (int left = 3; left > 0; left--) {
                page.givePin("111111");
                page.saysPinIsWrong(left);
            }
            page.givePin("111111");

            page.saysKeyIsLocked();
            story.picture(walk.doctor(), "locked");
            walk.openCase(walk.doctor());
            walk.caseOf(walk.doctor()).comesTo("REPORTING");

            SignaturePage.openBy(walk.doctor()).saysKeyIsLocked().getsNewKey(NEW_PIN);
            story.picture(walk.doctor(), "new-key");
            ReportPage again = new ReportWalk(walk).openToSign();
            again.writes(again.opinion(), ReportWalk.ADVICE).sign(NEW_PIN);
            again.isSigned();
        });
    }
}
