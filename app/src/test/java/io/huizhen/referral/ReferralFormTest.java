package io.huizhen.referral;

import static io.huizhen.referral.People.CLINICIAN;
import static io.huizhen.referral.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.huizhen.HuizhenTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@HuizhenTest
class ReferralFormTest {

    @Autowired
    MockMvc browser;

    @Autowired
    Drafts drafts;

    @Autowired
    StagedFiles files;

    @ParameterizedTest(name = "{0} = \"{1}\": {2}")
    @CsvSource({
        "fullName, '', fullName.required",
        "fullName, <b>兰</b>, name.letters",
        "idNumber, '', idNumber.required",
        "idNumber, 12345, idNumber.shape",
        "idNumber, 110105194912310021, idNumber.checksum",
        "phone, '', phone.required",
        "phone, call me, phone.shape",
        "invitedHospital, '', invitedHospital.agreement",
        "invitedHospital, yunling, invitedHospital.agreement",
        "kind, OTHER, kind.required",
        "reason, '', reason.required",
        "aim, '   ', aim.required",
        "history, '', history.required",
        "visit, '', visit.required",
        "diagnosis, '', diagnosis.required",
        "diagnosedOn, '', diagnosedOn.required",
        "diagnosedOn, 2099-01-01, diagnosedOn.future",
        "diagnosedOn, yesterday, diagnosedOn.date",
        "diagnosedAt, '', diagnosedAt.required",
        "wantedDepartment, yl-general, wantedDepartment.hospital",
        "declaredUrgency, '', declaredUrgency.required",
        "consultConsent, false, consultConsent.required",
        "recordingConsent, '', recordingConsent.required",
        "consentBy, '', consentBy.required",
        "consentBy, GUARDIAN, consentBy.noGuardian",
        "consentHow, '', consentHow.required"
    })
    void saysEachFaultAtItsField(String field, String typed, String fault) throws Exception {
        Map<String, String> form = Forms.complete();
        form.put(field, typed);
        send(form)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(model().attributeErrorCount("form", 1))
                .andExpect(model().attributeHasFieldErrorCode("form", field, "referral.error." + fault))
                .andExpect(content().string(containsString("href=\"#" + field + "\"")))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void aBirthDateInTheFutureIsRefusedThoughTheChecksumFits() throws Exception {
        Map<String, String> form = Forms.complete();
        form.put("idNumber", Forms.idNumber("20900101"));
        send(form)
                .andExpect(model().attributeHasFieldErrorCode("form", "idNumber", "referral.error.idNumber.birthDate"));
    }

    @Test
    void aTextTooLongIsRefusedAndNotCut() throws Exception {
        Map<String, String> form = Forms.complete();
        form.put("reason", "长".repeat(501));
        send(form)
                .andExpect(model().attributeHasFieldErrorCode("form", "reason", "referral.error.tooLong"))
                .andExpect(content().string(containsString("长".repeat(501))));
    }

    @Test
    void aTextThatHasChangedSinceItWasShownIsNotAgreedTo() throws Exception {
        Map<String, String> form = Forms.complete();
        form.put("consultText", "2019-01");
        send(form)
                .andExpect(model().attributeHasFieldErrorCode(
                                "form", "consultConsent", "referral.error.consent.textChanged"));
    }

    @Test
    void aPatientUnderAgeNeedsAGuardianWhoAnswers() throws Exception {
        Map<String, String> form = Forms.complete();
        form.put("idNumber", Forms.idNumber("20200105"));
        send(form)
                .andExpect(model().attributeHasFieldErrorCode(
                                "form", "guardianName", "referral.error.guardianName.required"))
                .andExpect(model().attributeHasFieldErrorCode(
                                "form", "guardianPhone", "referral.error.guardianPhone.required"))
                .andExpect(model().attributeHasFieldErrorCode("form", "consentBy", "referral.error.consentBy.minor"));
        form.put("guardianName", "欧阳小雨");
        form.put("guardianPhone", "13800550102");
        form.put("consentBy", "GUARDIAN");
        send(form).andExpect(redirectedUrlPattern("/cases/*"));
    }

    @Test
    void scriptInATextStaysTextAndIsShownEscaped() throws Exception {
        Map<String, String> form = Forms.complete();
        form.put("history", "<script>alert(1)</script>");
        form.put("fullName", "");
        send(form)
                .andExpect(content().string(containsString("&lt;script&gt;alert(1)&lt;/script&gt;")))
                .andExpect(content().string(not(containsString("<script>alert(1)"))));
    }

    @Test
    void anExecutableNamedPdfIsRefusedAtItsFieldAndTheGoodFileSurvives() throws Exception {
        Map<String, String> form = Forms.complete();
        form.put("aim", "");
        byte[] executable = ("MZ" + "\0".repeat(200)).getBytes(StandardCharsets.ISO_8859_1);
        browser.perform(multipart("/referrals/new")
                        .file(new MockMultipartFile("diagnosisFile", "心电图.pdf", "application/pdf", executable))
                        .file(new MockMultipartFile("attachmentFiles", "化验单.png", "image/png", Pictures.png()))
                        .params(Forms.parameters(form))
                        .with(csrf())
                        .with(as(CLINICIAN)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(model().attributeHasFieldErrors("form", "diagnosisFile", "aim"))
                .andExpect(content().string(containsString("化验单.png")))
                .andExpect(content().string(not(containsString("??"))));
        assertThat(files.of(form.get("token"), CLINICIAN))
                .extracting(StagedFiles.StagedFile::name)
                .containsExactly("化验单.png");
    }

    @Test
    void whatWasTypedIsSavedAndCanBeGoneOnWith() throws Exception {
        Map<String, String> form = Forms.complete();
        form.put("aim", "");
        browser.perform(post("/referrals/drafts/" + form.get("token"))
                        .params(Forms.parameters(form))
                        .with(csrf())
                        .with(as(CLINICIAN)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("savedAt")));
        browser.perform(get("/referrals/new").param("draft", form.get("token")).with(as(CLINICIAN)))
                .andExpect(content().string(containsString("欧阳𠮷兰")))
                .andExpect(content().string(containsString(form.get("token"))));
        assertThat(drafts.open(form.get("token"), People.DOCTOR))
                .as("nobody else's")
                .isEmpty();
    }

    private ResultActions send(Map<String, String> form) throws Exception {
        return browser.perform(multipart("/referrals/new")
                .params(Forms.parameters(form))
                .with(csrf())
                .with(as(CLINICIAN)));
    }
}
