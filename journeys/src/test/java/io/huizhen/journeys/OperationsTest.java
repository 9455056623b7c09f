package io.huizhen.journeys;

import io.huizhen.journeys.pages.CasePage;
import io.huizhen.journeys.pages.WallPage;
import org.junit.jupiter.api.Test;

/** Somebody watches, so that nobody in a consult has to complain. */
class OperationsTest {

    @Test
    void whoDropsOutIsMissedOnTheWallAndSomebodyTakesItInHand() {
        Rehearsal.of("alert", (cast, story) -> {
            Walk walk = Rehearsal.booked("alert", cast, story);
            ConsultWalk consult = new ConsultWalk(walk);
            consult.patientEnters();
            consult.enter(walk.clinician());
            consult.enter(walk.doctor());
            String number = story.caseNumber();
            Person operator = cast.visitor(Persona.OPERATOR);
            operator.logIn();
            WallPage wall = WallPage.openBy(operator).shows(number);

            cast.sendHome(walk.patientPerson());

            String coordinator = walk.nameOf(Persona.COORDINATOR);
            story.check("the wall misses the patient and says whose it is", () -> {
                wall.alerts(number, "person-missing", coordinator);
                return coordinator;
            });
            operator.inspect();
            story.picture(operator, "alert");
            wall.takesInHandByKey(number, "person-missing");
            story.picture(operator, "in-hand");

            walk.openCase(walk.clinician());
            new CasePage(walk.clinician())
                    .tells(walk.clinician().say("cases.reason.alert-person-missing"))
                    .tells(walk.clinician().say("cases.reason.alert-acknowledged"));
            story.picture(walk.clinician(), "timeline");
        });
    }
}
