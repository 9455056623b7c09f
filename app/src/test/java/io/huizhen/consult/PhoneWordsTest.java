package io.huizhen.consult;

import static io.huizhen.referral.People.CLINICIAN;
import static io.huizhen.referral.People.COORDINATOR;
import static io.huizhen.referral.People.DOCTOR;
import static io.huizhen.referral.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.huizhen.HuizhenTest;
import io.huizhen.access.CurrentViewer;
import io.huizhen.access.Grants;
import io.huizhen.access.Role;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** The telephone's words are each person's own: two are rung, the clinician is at the table and in no call. */
@HuizhenTest
class PhoneWordsTest {

    @Autowired
    ConsultFixture fixture;

    @Autowired
    Consults consults;

    @Autowired
    Fallback fallback;

    @Autowired
    Grants grants;

    @Autowired
    SeatLinks links;

    @Autowired
    MockMvc web;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whoIsRungIsToldOfTheOwnTelephoneAndTheClinicianThatItIsNotTheirs() throws Exception {
        String caseId = byHand();
        transaction.executeWithoutResult(done -> grants.toPerson(caseId, Role.COORDINATOR, COORDINATOR.personId()));

        assertThat(panel(caseId, seatOf(caseId))).contains("The coordinator is calling you and the doctor");
        assertThat(panel(caseId, as(DOCTOR))).contains("The coordinator is calling you and the patient");
        assertThat(panel(caseId, as(CLINICIAN)))
                .contains("The coordinator is calling the doctor and the patient", "You are not in the call")
                .doesNotContain("Keep your telephone at hand");
        assertThat(panel(caseId, as(COORDINATOR)))
                .contains("call the doctor and the patient by hand")
                .doesNotContain("You are not in the call");
    }

    @Test
    void onlyThoseWhoseTelephoneCanRingAreOfferedIt() throws Exception {
        String caseId = fixture.standing(fixture.booked()).caseId();

        for (RequestPostProcessor rung : new RequestPostProcessor[] {seatOf(caseId), as(DOCTOR)}) {
            assertThat(panel(caseId, rung)).contains("Phone me");
            assertThat(room(caseId, rung)).contains("control-phone");
        }
        assertThat(panel(caseId, as(CLINICIAN))).doesNotContain("Phone me");
        assertThat(room(caseId, as(CLINICIAN))).doesNotContain("control-phone");
        web.perform(post("/cases/{caseId}/consult/phone", caseId)
                        .with(as(CLINICIAN))
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    @Test
    void whileTheTelephoneIsOnItStandsAboveTheControlsOfTheRoom() throws Exception {
        String caseId = byHand();
        assertThat(room(caseId, as(CLINICIAN))).containsSubsequence("id=\"room-phone\"", "id=\"controls\"");

        String without = fixture.standing(fixture.booked()).caseId();
        assertThat(room(without, as(CLINICIAN))).containsSubsequence("id=\"controls\"", "id=\"room-phone\"");
    }

    @Test
    void theLinkOfATelephoneConsultSaysWhichNumberRingsAndAsksForNoCamera() throws Exception {
        ConsultFixture.Booked booked = bookedByPhone();
        String secret = links.newSecret(booked.caseId()).orElseThrow();
        String page = page("/s/" + secret, request -> request);

        String ending = booked.phone().substring(booked.phone().length() - 2);
        assertThat(page)
                .contains("we will ring you on the number ending in " + ending)
                .doesNotContain(booked.phone())
                .doesNotContain("by camera", "in-app", "recorded</span>");
    }

    @Test
    void thePatientOfATelephoneConsultFindsTheDigitsWhereOthersFindTheRoom() throws Exception {
        ConsultFixture.Booked booked = bookedByPhone();
        RequestPostProcessor patient = seatOf(booked.caseId());

        web.perform(get("/room").with(patient)).andExpect(redirectedUrlPattern("/cases/*/consult/phone"));
        assertThat(panel(booked.caseId(), patient))
                .contains("We will ring your telephone at the booked time", "Your digits for the telephone")
                .doesNotContain("Phone me", "Call the patient");
    }

    private String byHand() {
        Consult consult = fixture.standing(fixture.booked("12"));
        fallback.begin(consult.id(), FallbackCause.NO_MEDIA_SERVER, null);
        await().until(() -> fallback.of(consult.id()).orElseThrow().stage() == FallbackStage.BY_HAND);
        return consult.caseId();
    }

    private ConsultFixture.Booked bookedByPhone() {
        ConsultFixture.Booked booked = fixture.booked();
        transaction.executeWithoutResult(done -> consults.prepare(booked.caseId(), booked.windowEndsAt(), true));
        return booked;
    }

    private RequestPostProcessor seatOf(String caseId) {
        String secret = links.newSecret(caseId).orElseThrow();
        var seated = (SeatLinks.Arrival.Seated) links.arrive(secret, null);
        return request -> {
            request.setCookies(new Cookie(CurrentViewer.SEAT_COOKIE, seated.deviceSecret()));
            return request;
        };
    }

    private String panel(String caseId, RequestPostProcessor who) throws Exception {
        return page("/cases/" + caseId + "/consult/phone/panel", who);
    }

    private String room(String caseId, RequestPostProcessor who) throws Exception {
        return page("/cases/" + caseId + "/consult", who);
    }

    private String page(String path, RequestPostProcessor who) throws Exception {
        return web.perform(get(path).with(who).locale(Locale.ENGLISH))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
