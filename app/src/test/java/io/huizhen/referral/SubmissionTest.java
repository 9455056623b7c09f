package io.huizhen.referral;

import static io.huizhen.referral.People.CLINICIAN;
import static io.huizhen.referral.People.COORDINATOR;
import static io.huizhen.referral.People.DOCTOR;
import static io.huizhen.referral.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.huizhen.HuizhenTest;
import io.huizhen.cases.CaseBook;
import io.huizhen.directory.Patients;
import io.huizhen.documents.DocumentKind;
import io.huizhen.documents.Documents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

@HuizhenTest
class SubmissionTest {

    @Autowired
    MockMvc browser;

    @Autowired
    CaseBook book;

    @Autowired
    Referrals referrals;

    @Autowired
    Consents consents;

    @Autowired
    Documents documents;

    @Autowired
    Patients patients;

    @Autowired
    Drafts drafts;

    @Autowired
    CaseMaker cases;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aCompleteReferralBecomesACaseWithAllThatCameWithIt() throws Exception {
        Map<String, String> form = Forms.complete();
        String caseId = send(form, file("diagnosisFile", "病历.png"), file("attachmentFiles", "心电图.png"));

        assertThat(patients.facts(book.get(caseId).patientId()).fullName()).isEqualTo("欧阳𠮷兰");
        assertThat(book.get(caseId).processInstance()).isNotNull();
        assertThat(referrals.facts(caseId).clearDiagnosis()).isTrue();
        assertThat(consents.recording(caseId)).isTrue();
        assertThat(consents.of(caseId))
                .extracting(Consent::kind, Consent::textVersion, Consent::how, Consent::notedBy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                ConsentKind.CONSULT, "2026-01", Consent.How.SIGNED_PAPER, CLINICIAN.personId()),
                        org.assertj.core.groups.Tuple.tuple(
                                ConsentKind.RECORDING, "2026-01", Consent.How.SIGNED_PAPER, CLINICIAN.personId()));
        assertThat(documents.ofCase(caseId, List.of(DocumentKind.PRIOR_DIAGNOSIS, DocumentKind.ATTACHMENT)))
                .extracting(documents::fileName)
                .containsExactlyInAnyOrder("病历.png", "心电图.png");
        assertThat(drafts.open(form.get("token"), CLINICIAN)).isEmpty();
    }

    @Test
    void refusingToBeRecordedIsKeptAsTheAnswer() throws Exception {
        String caseId = cases.submitted(Map.of("recordingConsent", "no"));
        assertThat(consents.recording(caseId)).isFalse();
        assertThat(consents.of(caseId)).hasSize(2);
    }

    @Test
    void theSameFormSentTwiceIsOneCase() throws Exception {
        Map<String, String> form = Forms.complete();
        assertThat(send(form)).isEqualTo(send(form));
    }

    @Test
    void aDoubleClickIsOneCase() throws Exception {
        Map<String, String> form = Forms.complete();
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService clicks = Executors.newFixedThreadPool(2)) {
            Future<String> first = clicks.submit(() -> {
                together.await();
                return send(form);
            });
            Future<String> second = clicks.submit(() -> {
                together.await();
                return send(form);
            });
            together.countDown();
            assertThat(first.get()).isEqualTo(second.get());
        }
        assertThat(jdbc.sql("SELECT COUNT(*) FROM referral WHERE form_token = ?")
                        .param(form.get("token"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aSecondOpenCaseOfThePatientIsWarnedOfAndPassesWhenConfirmed() throws Exception {
        Map<String, String> first = Forms.complete();
        String caseId = send(first);
        Map<String, String> second = Forms.complete();
        second.put("idNumber", first.get("idNumber"));
        browser.perform(request(second))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(model().attributeHasFieldErrors("form", "duplicateSeen"))
                .andExpect(content().string(containsString("/cases/" + caseId)));
        second.put("duplicateSeen", "true");
        assertThat(send(second)).isNotEqualTo(caseId);
    }

    @Test
    void noColumnHoldsWhatWasWrittenInPlainText() throws Exception {
        Map<String, String> form = Forms.complete();
        form.put("reason", "罕见理由甲乙丙");
        form.put("diagnosis", "罕见诊断丁戊己");
        String caseId = send(form);
        for (String secret : List.of("罕见理由甲乙丙", "罕见诊断丁戊己", form.get("idNumber"), "欧阳𠮷兰")) {
            assertThat(tablesWith(secret)).as(secret.substring(0, 2)).isEmpty();
        }
        assertThat(book.get(caseId).number()).startsWith("HZ-");
    }

    @Test
    void clinicianAndCoordinatorSeeItAndADoctorWhoWasNotAskedDoesNot() throws Exception {
        String caseId = cases.submitted(Map.of("aim", "会诊目的可见"));
        for (var person : List.of(CLINICIAN, COORDINATOR)) {
            browser.perform(get("/cases/" + caseId).with(as(person)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("会诊目的可见")))
                    .andExpect(content().string(not(containsString("13800550101"))))
                    .andExpect(content().string(not(containsString("??"))));
        }
        browser.perform(get("/cases/" + caseId).with(as(DOCTOR))).andExpect(status().isNotFound());
    }

    private List<String> tablesWith(String secret) {
        return jdbc.sql("""
                        SELECT table_name, column_name FROM information_schema.columns
                        WHERE table_schema = DATABASE() AND data_type IN
                          ('char', 'varchar', 'text', 'mediumtext', 'longtext', 'blob', 'mediumblob', 'longblob')
                        """).query((row, number) -> new String[] {row.getString(1), row.getString(2)}).list().stream()
                .filter(column -> jdbc.sql("SELECT COUNT(*) FROM `" + column[0] + "` WHERE INSTR(CAST(`" + column[1]
                                        + "` AS BINARY), ?) > 0")
                                .param(secret.getBytes(StandardCharsets.UTF_8))
                                .query(Integer.class)
                                .single()
                        > 0)
                .map(column -> column[0] + "." + column[1])
                .toList();
    }

    private static MockMultipartFile file(String field, String name) throws Exception {
        return new MockMultipartFile(field, name, "image/png", Pictures.png());
    }

    private String send(Map<String, String> form, MockMultipartFile... files) throws Exception {
        String url = browser.perform(request(form, files))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return url.substring("/cases/".length());
    }

    private MockMultipartHttpServletRequestBuilder request(Map<String, String> form, MockMultipartFile... files) {
        MockMultipartHttpServletRequestBuilder request = multipart("/referrals/new");
        for (MockMultipartFile file : files) {
            request.file(file);
        }
        request.params(Forms.parameters(form)).with(csrf()).with(as(CLINICIAN));
        return request;
    }
}
