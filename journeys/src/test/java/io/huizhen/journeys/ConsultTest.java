package io.huizhen.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.journeys.pages.HandOverPage;
import io.huizhen.journeys.pages.RoomPage;
import io.huizhen.journeys.pages.SeatPage;
import io.huizhen.journeys.pages.WorklistPage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Seats, links and rooms when it does not go as planned. */
class ConsultTest {

    private static final Pattern CODE_MESSAGE = Pattern.compile("】验证码|] Code ");
    private static final Pattern CODE = Pattern.compile("(?<![\\d-])\\d{6}(?!\\d)");

    @Test
    void aSecondDeviceTakesTheSeatOnlyWithTheCodeSentToThePhone() {
        Rehearsal.of("second-device", (cast, story) -> {
            Walk walk = Rehearsal.booked("second-device", cast, story);
            ConsultWalk consult = new ConsultWalk(walk);
            consult.patientEnters();
            String link = walk.seatLink();
            Person other = cast.onAnotherDevice(Persona.PATIENT);

            SeatPage seat = walk.openSeat(other, link).isThere();
            seat.enter();
            seat.asksForTheCode().askForCode();
            story.picture(other, "code");
            seat.giveCode("000000").saysTheCodeIsWrong();

            String message = new Inbox(walk.patientPerson(), walk.settings).message(walk.patient.phone(), CODE_MESSAGE);
            Matcher code = CODE.matcher(message.replaceAll("HZ-\\S+", ""));
            assertThat(code.find()).isTrue();
            seat.giveCode(code.group());
            new RoomPage(other).isThere();
            story.picture(other, "moved");
        });
    }

    @Test
    void aLinkLeadsNowhereAfterTheCaseWasWithdrawn() {
        Rehearsal.of("withdrawn", (cast, story) -> {
            Walk walk = Rehearsal.booked("withdrawn", cast, story);
            String link = walk.seatLink();
            walk.openSeat(walk.patientPerson(), link).isThere();

            walk.openCase(walk.clinician());
            walk.caseOf(walk.clinician()).withdraw("PATIENT_WITHDREW");

            walk.caseOf(walk.clinician()).comesTo("CANCELLED");
            walk.openSeat(walk.patientPerson(), link).isDead();
            story.picture(walk.patientPerson(), "dead");
        });
    }

    @Test
    void leavingTheRoomEndsNothingAndNotSuitableOnlineEndsTheConsultAtOnceAndNamesAHospital() {
        Rehearsal.of("not-suitable", (cast, story) -> {
            Walk walk = Rehearsal.booked("not-suitable", cast, story);
            ConsultWalk consult = new ConsultWalk(walk);
            consult.patientEnters();
            consult.enter(walk.doctor());
            new RoomPage(walk.doctor()).agreesToRecording();
            story.check(
                    "the doctor sees the patient",
                    () -> LiveMedia.sees(walk.doctor(), Persona.PATIENT, walk.patient.name()));

            new RoomPage(walk.doctor()).leave();
            walk.doctor().sees("consult.left.title");
            new RoomPage(walk.doctor()).comeBack();
            story.check(
                    "the doctor sees the patient again",
                    () -> LiveMedia.sees(walk.doctor(), Persona.PATIENT, walk.patient.name()));

            new RoomPage(walk.doctor()).notSuitable();
            new HandOverPage(walk.doctor()).handOver("CONDITION_CHANGED", "静息时胸痛，病情已有变化，请尽快当面检查。", "云岭县人民医院");

            walk.caseOf(walk.doctor()).comesTo("HANDED_OVER");
            new RoomPage(walk.patientPerson()).saysItIsOver("not-suitable");
            story.picture(walk.patientPerson(), "over");
            walk.openCaseOfSeat();
            walk.patientPerson().seesText("云岭县人民医院");
            story.picture(walk.patientPerson(), "hand-over");
            WorklistPage.openBy(walk.doctor()).hasNothingFor(walk.number());
        });
    }
}
