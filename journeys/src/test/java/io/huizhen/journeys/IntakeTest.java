package io.huizhen.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.journeys.pages.AcceptancePage;
import io.huizhen.journeys.pages.ReferralPage;
import org.junit.jupiter.api.Test;

/** What goes wrong before there is a consult: each time a clear word, and nothing lost. */
class IntakeTest {

    @Test
    void aNumberWithAWrongCheckCharacterIsRefusedAndTheFormKeepsWhatWasTyped() {
        Rehearsal.of("wrong-number", (cast, story) -> {
            Person clinician = cast.person(Persona.CLINICIAN);
            clinician.logIn();
            NewPatient patient = NewPatient.invented();
            NewPatient mistyped = new NewPatient(
                    patient.name(), patient.birth(), IdNumbers.withWrongCheck(patient.idNumber()), patient.phone());

            ReferralPage form = ReferralPage.openBy(clinician)
                    .patient(mistyped)
                    .asksFor(Walk.MATTER)
                    .consents();
            form.send();

            form.refuses("referral.error.idNumber.checksum");
            story.picture(clinician, "refused");
            assertThat(clinician.field("referral.fullName").inputValue()).isEqualTo(patient.name());
            assertThat(clinician.field("referral.history").inputValue()).isEqualTo(Walk.MATTER.history());

            clinician.write("referral.idNumber", patient.idNumber());
            form.send();
            clinician.seesText(patient.name());
            story.picture(clinician, "taken");
        });
    }

    @Test
    void aProgramThatCallsItselfADocumentIsRefused() {
        Rehearsal.of("program", (cast, story) -> {
            Person clinician = cast.person(Persona.CLINICIAN);
            clinician.logIn();
            ReferralPage form = ReferralPage.openBy(clinician)
                    .patient(NewPatient.invented())
                    .asksFor(Walk.MATTER)
                    .consents()
                    .files(Papers.programNamedPdf(story.out()), Papers.cardiogram(story.out()));

            form.send();

            form.refuses("documents.upload.type");
            clinician.seesText("ecg.png");
            story.picture(clinician, "refused");
        });
    }

    @Test
    void aDeclineIsTakenOnlyWithAReason() {
        Rehearsal.of("decline", (cast, story) -> {
            Walk walk = new Walk(cast, story, Rehearsal.settings("decline"));
            story.unseen(() -> {
                walk.refer();
                walk.route(Persona.DOCTOR, page -> {});
            });
            AcceptancePage page = walk.answer(walk.atWork(Persona.DOCTOR));

            page.declineWithoutAReason();

            page.asksForAReason();
            story.picture(walk.doctor(), "refused");
            page.accept();
            walk.caseOf(walk.doctor()).comesTo("BOOKING");
        });
    }
}
