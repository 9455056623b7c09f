package io.huizhen.triage;

import static io.huizhen.referral.People.CLINICIAN;
import static io.huizhen.referral.People.COORDINATOR;
import static io.huizhen.referral.People.DOCTOR;
import static io.huizhen.referral.People.NEUROLOGIST;
import static io.huizhen.referral.People.OTHER_DOCTOR;
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
import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.Viewer;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseState;
import io.huizhen.cases.Move;
import io.huizhen.cases.Urgency;
import io.huizhen.referral.CaseMaker;
import io.huizhen.referral.HandOvers;
import io.huizhen.workflows.TriageProcess;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@HuizhenTest
class TriageTest {

    private static final Map<String, String> HAND_OVER = Map.of(
            "reason", "FIRST_VISIT",
            "explanation", "请当面检查",
            "place", "yunling",
            "within", "P1D");

    @Autowired
    MockMvc browser;

    @Autowired
    CaseMaker cases;

    @Autowired
    CaseBook book;

    @Autowired
    HandOvers handOvers;

    @Autowired
    Guard guard;

    @Test
    void aRedFlagIsAnEmergencyAndThePageSaysWhichRuleSaidSo() throws Exception {
        String caseId = atRouting(Map.of("redFlags", "CHEST_PAIN"));
        assertThat(book.get(caseId).urgency()).isEqualTo(Urgency.EMERGENCY);
        browser.perform(get("/cases/" + caseId + "/triage")
                        .param("lang", "en")
                        .locale(java.util.Locale.ENGLISH)
                        .with(as(COORDINATOR)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Any red flag is an emergency.")))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void aFirstVisitForADiagnosisIsOnlyHandedOver() throws Exception {
        String caseId = cases.submitted(Map.of("kind", "DIAGNOSIS", "visit", "first"));
        cases.await(caseId, TriageProcess.USER_TASK_NAME_INSTITUTION);
        browser.perform(get("/cases/" + caseId + "/triage").with(as(COORDINATOR)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("name=\"doctor\""))));
        cases.post(COORDINATOR, "/cases/" + caseId + "/triage", Map.of("doctor", DOCTOR.personId()))
                .andExpect(status().isConflict());
        cases.post(COORDINATOR, "/cases/" + caseId + "/triage/hand-over", HAND_OVER)
                .andExpect(redirectedUrl("/cases/" + caseId));
        assertThat(book.get(caseId).state()).isEqualTo(CaseState.HANDED_OVER);
        assertThat(handOvers.of(caseId).orElseThrow().institution()).contains("云岭县人民医院");
        browser.perform(get("/cases/" + caseId + "/hand-over").with(as(CLINICIAN)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("请当面检查")))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void aHandOverNamesItsInstitutionAndReason() throws Exception {
        String caseId = atRouting(Map.of());
        cases.post(COORDINATOR, "/cases/" + caseId + "/triage/hand-over", Map.of("place", "other"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(model().attributeHasFieldErrors(
                                "handOver",
                                "reason",
                                "explanation",
                                "institution",
                                "address",
                                "institutionPhone",
                                "within"));
        assertThat(book.get(caseId).state()).isEqualTo(CaseState.ROUTING);
    }

    @Test
    void aDepartmentOutsideThePilotIsRefused() throws Exception {
        String caseId = atRouting(Map.of());
        cases.post(COORDINATOR, "/cases/" + caseId + "/triage", Map.of("doctor", NEUROLOGIST.personId()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(model().attributeHasFieldErrorCode("route", "doctor", "triage.error.route.NOT_IN_PILOT"));
        assertThat(book.get(caseId).state()).isEqualTo(CaseState.ROUTING);
    }

    @Test
    void aDeclineNeedsAReason() throws Exception {
        String caseId = atAcceptance(DOCTOR);
        cases.post(DOCTOR, "/cases/" + caseId + "/acceptance/decline", Map.of("reason", ""))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(model().attributeHasFieldErrorCode("decline", "reason", "triage.error.decline.reason"));
        cases.post(DOCTOR, "/cases/" + caseId + "/acceptance/decline", Map.of("reason", "OTHER"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(model().attributeHasFieldErrors("decline", "comment"));
        assertThat(book.get(caseId).state()).isEqualTo(CaseState.ACCEPTANCE);
    }

    @Test
    void aDeclineEndsTheDoctorsGrantAndReroutesWithTheReasonShown() throws Exception {
        String caseId = atAcceptance(DOCTOR);
        cases.post(
                        DOCTOR,
                        "/cases/" + caseId + "/acceptance/decline",
                        Map.of("reason", "OTHER_SPECIALTY", "comment", "建议请心外科"))
                .andExpect(redirectedUrl("/home"));
        cases.await(caseId, TriageProcess.USER_TASK_ROUTE);
        assertThat(guard.allows(DOCTOR, caseId, Action.READ)).isFalse();
        browser.perform(get("/cases/" + caseId + "/triage").with(as(COORDINATOR)))
                .andExpect(content().string(containsString("建议请心外科")))
                .andExpect(content().string(not(containsString("??"))));
        route(caseId, OTHER_DOCTOR);
        cases.await(caseId, TriageProcess.USER_TASK_ACCEPT);
        assertThat(guard.allows(OTHER_DOCTOR, caseId, Action.READ)).isTrue();
        cases.post(DOCTOR, "/cases/" + caseId + "/acceptance", Map.of()).andExpect(status().isNotFound());
    }

    @Test
    void twoTabsAcceptingAtOnceAreOneAcceptance() throws Exception {
        String caseId = atAcceptance(DOCTOR);
        List<Integer> answers;
        try (ExecutorService tabs = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> sent = Stream.generate(
                            () -> tabs.submit(() -> cases.post(DOCTOR, "/cases/" + caseId + "/acceptance", Map.of())
                                    .andReturn()
                                    .getResponse()
                                    .getStatus()))
                    .limit(2)
                    .toList();
            answers = List.of(sent.get(0).get(), sent.get(1).get());
        }
        assertThat(answers).containsExactlyInAnyOrder(302, 409);
        assertThat(book.timeline(caseId)).extracting(Move::reason).containsOnlyOnce("accepted");
        cases.await(caseId, CaseState.BOOKING);
    }

    @Test
    void aReferralIsSentBackOnlyWithWords() throws Exception {
        String caseId = atRouting(Map.of());
        cases.post(COORDINATOR, "/cases/" + caseId + "/triage/rejection", Map.of("why", " "))
                .andExpect(status().isUnprocessableEntity());
        cases.post(COORDINATOR, "/cases/" + caseId + "/triage/rejection", Map.of("why", "缺少心电图"))
                .andExpect(redirectedUrl("/cases/" + caseId));
        assertThat(book.get(caseId).state()).isEqualTo(CaseState.REJECTED);
        cases.post(COORDINATOR, "/cases/" + caseId + "/triage", Map.of("doctor", DOCTOR.personId()))
                .andExpect(status().isConflict());
    }

    private String atRouting(Map<String, String> changes) throws Exception {
        String caseId = cases.submitted(changes);
        cases.await(caseId, TriageProcess.USER_TASK_ROUTE);
        return caseId;
    }

    private String atAcceptance(Viewer doctor) throws Exception {
        String caseId = atRouting(Map.of());
        route(caseId, doctor);
        cases.await(caseId, TriageProcess.USER_TASK_ACCEPT);
        browser.perform(get("/cases/" + caseId + "/acceptance").with(as(doctor)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("??"))));
        return caseId;
    }

    private void route(String caseId, Viewer doctor) throws Exception {
        cases.post(COORDINATOR, "/cases/" + caseId + "/triage", Map.of("doctor", doctor.personId()))
                .andExpect(redirectedUrl("/cases/" + caseId));
    }
}
