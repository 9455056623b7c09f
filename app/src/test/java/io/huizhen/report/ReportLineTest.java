package io.huizhen.report;

import static io.huizhen.referral.People.CLINICIAN;
import static io.huizhen.referral.People.DOCTOR;
import static io.huizhen.referral.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.huizhen.HuizhenTest;
import io.huizhen.access.Viewer;
import io.huizhen.documents.Tool;
import io.huizhen.signing.StampsDown;
import io.huizhen.workflows.ReportProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;

/** The report from its draft to the patient's hands, on the engine, the database and the outbox. */
@HuizhenTest
class ReportLineTest {

    @Autowired
    ReportWalk walk;

    @Autowired
    ApplicationContext context;

    private String caseId;

    @BeforeEach
    void aConsultHasBeenHeld() throws Exception {
        caseId = walk.toTheDoctorsDesk();
    }

    @Test
    void aDraftBecomesASignedReportInThePatientsHands() throws Exception {
        assertThat(walk.page(DOCTOR, "/report", caseId))
                .contains("心电图 ST 段轻度压低", "签署报告")
                .doesNotContain("还没有报告", "您现在不能签名", "报告已出具");
        walk.sign(caseId);
        assertThat(walk.page(CLINICIAN, "/report", caseId)).contains("采纳并签名");
        assertThat(walk.page(walk.patient(caseId), "/report", caseId)).doesNotContain("/documents/");
        await().atMost(ReportWalk.SOON).until(() -> walk.standsAt(caseId, ReportProcess.USER_TASK_ADOPT));
        walk.adopt(caseId);
        await().atMost(ReportWalk.SOON).until(() -> walk.report(caseId).state() == ReportState.ISSUED);

        assertThat(walk.page(walk.patient(caseId), "/report", caseId))
                .contains("/documents/" + walk.report(caseId).issuedDocument());
        MockHttpServletResponse file =
                walk.send(get("/documents/{id}?save=true", walk.report(caseId).issuedDocument())
                        .with(as(walk.patient(caseId))));
        byte[] pdf = file.getContentAsByteArray();
        assertThat(file.getHeader("Content-Disposition")).contains("attachment", "report.pdf");
        assertThat(file.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.getHeader("Content-Security-Policy")).startsWith("sandbox");
        assertThat(Tool.run(pdf, "pdftotext", "-layout"))
                .contains("欧阳𠮷兰", "反复胸闷三月", "建议行冠脉 CTA", "但有以下限制：电话中看不到面色", "未录制", "张明远", "李建国", "20 分钟");
        String said = Tool.run(pdf, "pdfsig", "-nocert");
        assertThat(said.split("Signature is Valid", -1)).hasSize(3);
        assertVerifies(pdf);
    }

    private void assertVerifies(byte[] pdf) throws Exception {
        assertThat(walk.verify(pdf))
                .contains("文件真实有效", "签名：2 个")
                .doesNotContain("文件已被改动", "无法识别", "已有新版本", "欧阳", "张明远", "胸闷");
        byte[] changed = pdf.clone();
        changed[changed.length / 3] ^= 1;
        assertThat(walk.verify(changed)).contains("文件已被改动").doesNotContain("文件真实有效");
        assertThat(walk.verifyCode(pdf)).contains("文件真实有效", "受邀方专家", "邀请方医生").doesNotContain("欧阳", "张明远", "胸闷");
    }

    @Test
    void withoutAStepUpNothingIsSigned() throws Exception {
        walk.redirect(walk.signForm(caseId));
        MockHttpServletResponse refused = walk.send(post("/cases/{id}/report/sign/confirm", caseId)
                .param("pin", ReportWalk.PIN)
                .with(csrf())
                .with(as(DOCTOR)));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("签名前需要重新确认身份");
        assertThat(walk.report(caseId).state()).isEqualTo(ReportState.DRAFT);
    }

    @Test
    void whatWasChangedAfterFreezingIsNotSigned() throws Exception {
        String stepUp = walk.confirmed(walk.redirect(walk.signForm(caseId)), DOCTOR);
        walk.send(post("/cases/{id}/report", caseId)
                .param("opinion", "另一种意见")
                .param("advice", "另一种建议")
                .param("language", "zh-CN")
                .with(csrf())
                .with(as(DOCTOR)));
        String location = walk.redirect(walk.confirm(caseId, "sign", stepUp, DOCTOR));
        assertThat(location).isEqualTo("/cases/" + caseId + "/report");
        assertThat(walk.report(caseId).state()).isEqualTo(ReportState.DRAFT);
    }

    @Test
    void aSecondSignatureOnTheSameVersionIsRefused() throws Exception {
        walk.sign(caseId);
        MockHttpServletResponse again = walk.send(walk.signForm(caseId));
        assertThat(again.getRedirectedUrl()).isEqualTo("/cases/" + caseId + "/report");
        assertThat(walk.report(caseId).state()).isEqualTo(ReportState.SIGNED);
    }

    @Test
    void anEmptyOpinionIsNotSigned() throws Exception {
        MockHttpServletResponse refused = walk.send(post("/cases/{id}/report/sign", caseId)
                .param("opinion", " ")
                .param("advice", "建议")
                .param("quality", "ENOUGH")
                .param("language", "zh-CN")
                .with(csrf())
                .with(as(DOCTOR)));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("请填写会诊意见");
    }

    @ParameterizedTest
    @CsvSource({
        ", , 请回答画面和声音是否足以作出判断",
        "LIMITED, , 请写明哪些方面无法判断",
        "NOT_ENOUGH, , 不足以判断就不能出具报告",
        "MAYBE, , 请回答画面和声音是否足以作出判断"
    })
    void withoutAJudgementOnTheQualityNothingIsSigned(String quality, String limits, String said) throws Exception {
        MockHttpServletResponse refused = walk.send(post("/cases/{id}/report/sign", caseId)
                .param("opinion", "意见")
                .param("advice", "建议")
                .param("quality", quality == null ? "" : quality)
                .param("limits", limits == null ? "" : limits)
                .param("language", "zh-CN")
                .with(csrf())
                .with(as(DOCTOR)));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains(said);
    }

    @Test
    void aCharacterThatCannotBePrintedIsNamed() throws Exception {
        MockHttpServletResponse refused = walk.send(post("/cases/{id}/report/sign", caseId)
                .param("opinion", "好 \uD83D\uDE00")
                .param("advice", "建议")
                .param("quality", "ENOUGH")
                .param("language", "zh-CN")
                .with(csrf())
                .with(as(DOCTOR)));
        assertThat(refused.getContentAsString()).contains("U+1F600");
    }

    @Test
    void withTheTimeStampAuthorityDownTheSignatureWaitsForItsStamp() throws Exception {
        String stepUp = walk.confirmed(walk.redirect(walk.signForm(caseId)), DOCTOR);
        actingAs(DOCTOR, () -> StampsDown.during(context).sign(caseId, stepUp, ReportWalk.PIN.toCharArray()));
        await().atMost(ReportWalk.SOON).until(() -> walk.report(caseId).state() == ReportState.SIGNED);
        await().atMost(ReportWalk.SOON).until(() -> walk.standsAt(caseId, ReportProcess.USER_TASK_ADOPT));
        assertThat(walk.page(DOCTOR, "/report", caseId)).contains("已盖时间戳");
        walk.adopt(caseId);
        await().atMost(ReportWalk.SOON).until(() -> walk.report(caseId).state() == ReportState.ISSUED);
    }

    private static void actingAs(Viewer viewer, Runnable act) {
        var security = org.springframework.security.core.context.SecurityContextHolder.getContext();
        security.setAuthentication(io.huizhen.referral.People.authentication(viewer));
        try {
            act.run();
        } finally {
            org.springframework.security.core.context.SecurityContextHolder.clearContext();
        }
    }
}
