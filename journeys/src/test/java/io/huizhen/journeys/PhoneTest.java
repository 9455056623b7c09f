package io.huizhen.journeys;

import io.huizhen.journeys.pages.PhonePage;
import io.huizhen.journeys.pages.RoomPage;
import io.huizhen.launcher.Stack;
import io.huizhen.launcher.Telephone;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A consult that goes on by telephone, with two telephones that ring. */
class PhoneTest {

    @Test
    void theDoctorAsksForTheTelephoneKnowsThePatientByTheDigitsAndTheReportSaysSo() {
        Rehearsal.of("phone", (cast, story) -> {
            Walk walk = Rehearsal.booked("phone", cast, story);
            String digits = walk.digits();
            try (Telephone doctors = Telephone.of(Stack.current().trunk(), Persona.DOCTORS_TELEPHONE, 440);
                    Telephone patients = Telephone.of(Stack.current().trunk(), walk.patient.phone(), 660)) {
                doctors.answerAfter(Duration.ZERO);
                patients.answerAfter(Duration.ofSeconds(1));

                walk.openCase(walk.doctor());
                PhonePage page = new PhonePage(walk.doctor())
                        .asksToBePhoned()
                        .comesTo("unconfirmed")
                        .saysTheIdentityIsNotConfirmed();
                story.picture(walk.doctor(), "unconfirmed");
                page.givesDigits(digits).comesTo("connected");
                story.picture(walk.doctor(), "connected");
                story.check("each telephone rang once", doctors.rings() == 1 && patients.rings() == 1, "");

                walk.openCase(walk.doctor());
                RoomPage room = new RoomPage(walk.doctor());
                room.enterFromCase();
                walk.doctor().sees("consult.state.phone");
                room.writes(ConsultWalk.FINDINGS, ConsultWalk.OPINION, ConsultWalk.ADVICE);
                story.picture(walk.doctor(), "room");
                room.finish();
                walk.caseOf(walk.doctor()).comesTo("REPORTING");
                doctors.awaitQuiet(Duration.ofSeconds(20));
                patients.awaitQuiet(Duration.ofSeconds(20));
            }
            new ReportWalk(walk).openToSign();
            walk.doctor().sees("report.course.phone");
            story.picture(walk.doctor(), "report");
        });
    }

    @Test
    void theRoomIsSilentForThoseWhoTalkByTelephoneAndThePatientMayAskAgain() {
        Rehearsal.of("phone-in-the-room", (cast, story) -> {
            Walk walk = Rehearsal.booked("phone-in-the-room", cast, story);
            ConsultWalk consult = new ConsultWalk(walk);
            consult.patientEnters();
            consult.doctorsEnter();
            try (Telephone doctors = Telephone.of(Stack.current().trunk(), Persona.DOCTORS_TELEPHONE, 440);
                    Telephone patients = Telephone.of(Stack.current().trunk(), walk.patient.phone(), 660)) {
                doctors.answerAfter(Duration.ZERO);
                patients.answerAfter(Duration.ofSeconds(1));
                PhonePage patient = new PhonePage(walk.patientPerson());

                patient.asksInTheRoom().comesTo("unconfirmed");
                for (Person talks : List.of(walk.patientPerson(), walk.doctor())) {
                    new RoomPage(talks).isSilent().putsTheCallFirst();
                    story.picture(talks, "talks");
                }
                new PhonePage(walk.clinician()).comesTo("unconfirmed").saysTheCallIsOfTheOthers();
                story.picture(walk.clinician(), "not-in-the-call");

                patients.hangUp();
                patient.comesTo("stopped");
                new RoomPage(walk.patientPerson()).isHeard();
                new RoomPage(walk.doctor()).isHeard();
                story.picture(walk.patientPerson(), "stopped");
                story.picture(walk.doctor(), "stopped");

                patient.asksAgain().comesTo("unconfirmed");
                new RoomPage(walk.patientPerson()).isSilent();
                story.check("each telephone rang twice", doctors.rings() == 2 && patients.rings() == 2, "");
            }
        });
    }
}
