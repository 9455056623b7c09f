package io.huizhen.scheduling;

import static io.huizhen.referral.People.CLINICIAN;
import static io.huizhen.referral.People.COORDINATOR;
import static io.huizhen.referral.People.DOCTOR;
import static io.huizhen.referral.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.huizhen.HuizhenTest;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseMoved;
import io.huizhen.cases.CaseState;
import io.huizhen.referral.CaseMaker;
import io.huizhen.workflows.ReferralProcess;
import io.huizhen.workflows.TriageProcess;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@HuizhenTest
class BookingTest {

    private static final String DAY =
            LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(7).toString();

    @Autowired
    MockMvc browser;

    @Autowired
    CaseMaker cases;

    @Autowired
    CaseBook book;

    @Autowired
    Slots slots;

    @Autowired
    TransactionTemplate inTransaction;

    @Test
    void twoConsultsOfADoctorAtOneTimeAreRefusedAndATimeGivenBackCanBeBookedAgain() throws Exception {
        String first = atBooking();
        String second = atBooking();
        book(first, "10:00", "30").andExpect(redirectedUrl("/cases/" + first));
        assertThat(book.get(first).state()).isEqualTo(CaseState.BOOKED);
        assertThat(slots.of(first).orElseThrow().windowEndsAt())
                .isAfter(slots.of(first).orElseThrow().endsAt());

        book(second, "10:15", "30")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(model().attributeHasFieldErrorCode("form", "time", "scheduling.error.taken"));
        assertThat(book.get(second).state()).isEqualTo(CaseState.BOOKING);
        assertThat(slots.of(second)).isEmpty();

        cases.post(CLINICIAN, "/cases/" + first + "/cancellation", Map.of("reason", "NO_LONGER_NEEDED"))
                .andExpect(redirectedUrl("/cases/" + first));
        assertThat(book.get(first).state()).isEqualTo(CaseState.CANCELLED);
        book(second, "10:15", "30").andExpect(redirectedUrl("/cases/" + second));
        browser.perform(get("/cases/" + second).with(as(CLINICIAN)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void consultsSideBySideAreNoConflict() throws Exception {
        String first = atBooking();
        String second = atBooking();
        book(first, "14:00", "30").andExpect(status().is3xxRedirection());
        book(second, "14:30", "30").andExpect(status().is3xxRedirection());
    }

    @Test
    void aConsultFinishedEarlyGivesTheRestOfItsTimeBack() throws Exception {
        String first = atBooking();
        String second = atBooking();
        cases.post(COORDINATOR, path(first), Map.of("when", "now", "minutes", "30"))
                .andExpect(redirectedUrl("/cases/" + first));
        cases.post(COORDINATOR, path(second), Map.of("when", "now", "minutes", "30"))
                .andExpect(model().attributeHasFieldErrorCode("form", "when", "scheduling.error.taken"));

        inTransaction.executeWithoutResult(
                state -> slots.giveBackTheRest(new CaseMoved(first, CaseState.REPORTING, "finished")));

        cases.post(COORDINATOR, path(second), Map.of("when", "now", "minutes", "30"))
                .andExpect(redirectedUrl("/cases/" + second));
        assertThat(slots.of(first)).as("the slot itself stays on record").isPresent();
    }

    @Test
    void aTimeIsSaidAndLiesAhead() throws Exception {
        String caseId = atBooking();
        browser.perform(get("/cases/" + caseId + "/booking").with(as(COORDINATOR)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("??"))));
        cases.post(COORDINATOR, path(caseId), Map.of("when", "at", "minutes", "30"))
                .andExpect(model().attributeHasFieldErrors("form", "day", "time"));
        cases.post(
                        COORDINATOR,
                        path(caseId),
                        Map.of("when", "at", "day", "2020-01-01", "time", "10:00", "minutes", "7"))
                .andExpect(model().attributeHasFieldErrors("form", "day", "minutes"));
        cases.post(COORDINATOR, path(caseId), Map.of("when", ""))
                .andExpect(model().attributeHasFieldErrors("form", "when", "minutes"));
    }

    @Test
    void aCaseIsWithdrawnOnlyWithAReasonAndOnlyOnce() throws Exception {
        String caseId = atBooking();
        String path = "/cases/" + caseId + "/cancellation";
        cases.post(CLINICIAN, path, Map.of("reason", ""))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(model().attributeHasFieldErrors("form", "reason"))
                .andExpect(content().string(not(containsString("??"))));
        cases.post(COORDINATOR, path, Map.of("reason", "OTHER")).andExpect(redirectedUrl("/cases/" + caseId));
        cases.post(COORDINATOR, path, Map.of("reason", "OTHER")).andExpect(status().isConflict());
    }

    @Test
    void notSuitableOnlineEndsTheCaseAtAnyMoment() throws Exception {
        String caseId = atBooking();
        book(caseId, "18:00", "30").andExpect(status().is3xxRedirection());
        browser.perform(get("/cases/" + caseId + "/hand-over/new").with(as(DOCTOR)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("??"))));
        cases.post(
                        DOCTOR,
                        "/cases/" + caseId + "/hand-over",
                        Map.of(
                                "reason", "CONDITION_CHANGED",
                                "explanation", "请尽快就诊",
                                "place", "other",
                                "institution", "临江医院",
                                "address", "临江路2号",
                                "institutionPhone", "0870-5550199",
                                "within", "PT1H"))
                .andExpect(redirectedUrl("/cases/" + caseId));
        assertThat(book.get(caseId).state()).isEqualTo(CaseState.HANDED_OVER);
        assertThat(slots.of(caseId)).as("the time is given back").isEmpty();
    }

    private String atBooking() throws Exception {
        String caseId = cases.submitted(Map.of());
        cases.await(caseId, TriageProcess.USER_TASK_ROUTE);
        cases.post(COORDINATOR, "/cases/" + caseId + "/triage", Map.of("doctor", DOCTOR.personId()))
                .andExpect(status().is3xxRedirection());
        cases.await(caseId, TriageProcess.USER_TASK_ACCEPT);
        cases.post(DOCTOR, "/cases/" + caseId + "/acceptance", Map.of()).andExpect(status().is3xxRedirection());
        cases.await(caseId, ReferralProcess.USER_TASK_BOOK);
        return caseId;
    }

    private org.springframework.test.web.servlet.ResultActions book(String caseId, String time, String minutes)
            throws Exception {
        return cases.post(
                COORDINATOR, path(caseId), Map.of("when", "at", "day", DAY, "time", time, "minutes", minutes));
    }

    private static String path(String caseId) {
        return "/cases/" + caseId + "/booking";
    }
}
