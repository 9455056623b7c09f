package io.huizhen.report;

import static io.huizhen.referral.People.CLINICIAN;
import static io.huizhen.referral.People.DOCTOR;
import static io.huizhen.referral.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.huizhen.HuizhenTest;
import io.huizhen.access.Grants;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseState;
import io.huizhen.consult.Attendance;
import io.huizhen.consult.Consult;
import io.huizhen.consult.ConsultNote;
import io.huizhen.consult.ConsultNotes;
import io.huizhen.consult.Consults;
import io.huizhen.consult.Seat;
import io.huizhen.documents.Tool;
import io.huizhen.models.CaseProcesses;
import io.huizhen.referral.Submitted;
import io.huizhen.signing.StampsDown;
import io.huizhen.signing.StepUps;
import io.huizhen.workflows.Processes;
import io.huizhen.workflows.ReportProcess;
import io.huizhen.workflows.ReportVariables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.UriComponentsBuilder;

/** The report from its draft to the patient's hands, on the engine, the database and the outbox. */
@HuizhenTest
class ReportLineTest {

    private static final String PIN = "246810";
    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    MockMvc browser;

    @Autowired
    ApplicationContext context;

    @Autowired
    CaseBook cases;

    @Autowired
    Grants grants;

    @Autowired
    CaseProcesses processes;

    @Autowired
    RuntimeService engine;

    @Autowired
    Reports reports;

    @Autowired
    ReportDrafting drafting;

    @Autowired
    Consults consults;

    @Autowired
    ConsultNotes notes;

    @Autowired
    Attendance attendance;

    @Autowired
    StepUps stepUps;

    @Autowired
    Clock clock;

    @Autowired
    PlatformTransactionManager transactions;

    private String caseId;

    @BeforeEach
    void aConsultHasBeenHeld() throws Exception {
        caseId = Submitted.by(browser);
        await().atMost(SOON).until(() -> cases.get(caseId).state() == CaseState.ROUTING);
        move(c -> c.routed("jc-cardiology", DOCTOR.personId()));
        move(Case::accepted);
        move(c -> c.booked(clock.instant()));
        move(Case::consulted);
        var transaction = new TransactionTemplate(transactions);
        transaction.executeWithoutResult(done -> {
            grants.toPerson(caseId, Role.DOCTOR, DOCTOR.personId());
            consultIsHeld();
            drafting.draft(caseId);
            engine.startProcessInstanceByKey(
                    Processes.REPORT,
                    caseId,
                    ReportVariables.collect()
                            .caseId(caseId)
                            .invitingHospital("yunling")
                            .invitedHospital("jiangcheng")
                            .clinicianId(CLINICIAN.personId())
                            .department("jc-cardiology")
                            .doctorId(DOCTOR.personId())
                            .urgency(io.huizhen.workflows.Urgency.ROUTINE)
                            .signWithin(Duration.ofHours(24))
                            .adoptWithin(Duration.ofHours(24))
                            .toMap());
        });
        await().atMost(SOON).until(() -> standsAt(ReportProcess.USER_TASK_SIGN));
    }

    @Test
    void aDraftBecomesASignedReportInThePatientsHands() throws Exception {
        assertThat(page(DOCTOR, "/cases/" + caseId + "/report"))
                .contains("心电图 ST 段轻度压低", "签署报告")
                .doesNotContain("还没有报告", "您现在不能签名", "报告已出具");
        sign();
        assertThat(page(CLINICIAN, "/cases/" + caseId + "/report")).contains("采纳并签名");
        assertThat(page(patient(), "/cases/" + caseId + "/report")).doesNotContain("/documents/");
        await().atMost(SOON).until(() -> standsAt(ReportProcess.USER_TASK_ADOPT));
        adopt();
        await().atMost(SOON).until(() -> report().state() == ReportState.ISSUED);

        assertThat(page(patient(), "/cases/" + caseId + "/report")).contains("/documents/" + report().issuedDocument());
        MockHttpServletResponse file = browser.perform(get("/documents/{id}?save=true", report().issuedDocument())
                        .with(as(patient())))
                .andReturn()
                .getResponse();
        byte[] pdf = file.getContentAsByteArray();
        assertThat(file.getHeader("Content-Disposition")).contains("attachment", "report.pdf");
        assertThat(file.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.getHeader("Content-Security-Policy")).startsWith("sandbox");
        assertThat(Tool.run(pdf, "pdftotext", "-layout"))
                .contains("欧阳𠮷兰", "反复胸闷三月", "建议行冠脉 CTA", "张明远", "李建国", "20 分钟");
        String said = Tool.run(pdf, "pdfsig", "-nocert");
        assertThat(said.split("Signature is Valid", -1)).hasSize(3);
        assertVerifies(pdf);
    }

    private void assertVerifies(byte[] pdf) throws Exception {
        assertThat(verify(pdf))
                .contains("文件真实有效", "签名：2 个")
                .doesNotContain("文件已被改动", "无法识别", "已有新版本", "欧阳", "张明远", "胸闷");
        byte[] changed = pdf.clone();
        changed[changed.length / 3] ^= 1;
        assertThat(verify(changed)).contains("文件已被改动").doesNotContain("文件真实有效");
        String address = Tool.run(pdf, "pdftotext", "-raw").replaceAll("(?s).*/verify/([0-9A-Z]{16}).*", "$1");
        String byCode = browser.perform(get("/verify/{code}", address))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(byCode).contains("文件真实有效", "受邀方专家", "邀请方医生").doesNotContain("欧阳", "张明远", "胸闷");
    }

    @Test
    void withoutAStepUpNothingIsSigned() throws Exception {
        redirect(signForm());
        MockHttpServletResponse refused = browser.perform(post("/cases/{id}/report/sign/confirm", caseId)
                        .param("pin", PIN)
                        .with(csrf())
                        .with(as(DOCTOR)))
                .andReturn()
                .getResponse();
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("签名前需要重新确认身份");
        assertThat(report().state()).isEqualTo(ReportState.DRAFT);
    }

    @Test
    void whatWasChangedAfterFreezingIsNotSigned() throws Exception {
        String stepUp = confirmed(redirect(signForm()), DOCTOR);
        browser.perform(post("/cases/{id}/report", caseId)
                .param("opinion", "另一种意见")
                .param("advice", "另一种建议")
                .param("language", "zh-CN")
                .with(csrf())
                .with(as(DOCTOR)));
        String location = redirect(confirm("sign", stepUp, DOCTOR));
        assertThat(location).isEqualTo("/cases/" + caseId + "/report");
        assertThat(report().state()).isEqualTo(ReportState.DRAFT);
    }

    @Test
    void aSecondSignatureOnTheSameVersionIsRefused() throws Exception {
        sign();
        MockHttpServletResponse again = browser.perform(signForm()).andReturn().getResponse();
        assertThat(again.getRedirectedUrl()).isEqualTo("/cases/" + caseId + "/report");
        assertThat(report().state()).isEqualTo(ReportState.SIGNED);
    }

    @Test
    void anEmptyOpinionIsNotSigned() throws Exception {
        MockHttpServletResponse refused = browser.perform(post("/cases/{id}/report/sign", caseId)
                        .param("opinion", " ")
                        .param("advice", "建议")
                        .param("language", "zh-CN")
                        .with(csrf())
                        .with(as(DOCTOR)))
                .andReturn()
                .getResponse();
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("请填写会诊意见");
    }

    @Test
    void aCharacterThatCannotBePrintedIsNamed() throws Exception {
        MockHttpServletResponse refused = browser.perform(post("/cases/{id}/report/sign", caseId)
                        .param("opinion", "好 \uD83D\uDE00")
                        .param("advice", "建议")
                        .param("language", "zh-CN")
                        .with(csrf())
                        .with(as(DOCTOR)))
                .andReturn()
                .getResponse();
        assertThat(refused.getContentAsString()).contains("U+1F600");
    }

    @Test
    void withTheTimeStampAuthorityDownTheSignatureWaitsForItsStamp() throws Exception {
        String stepUp = confirmed(redirect(signForm()), DOCTOR);
        actingAs(DOCTOR, () -> StampsDown.during(context).sign(caseId, stepUp, PIN.toCharArray()));
        await().atMost(SOON).until(() -> report().state() == ReportState.SIGNED);
        await().atMost(SOON).until(() -> standsAt(ReportProcess.USER_TASK_ADOPT));
        assertThat(page(DOCTOR, "/cases/" + caseId + "/report")).contains("已盖时间戳");
        adopt();
        await().atMost(SOON).until(() -> report().state() == ReportState.ISSUED);
    }

    private void sign() throws Exception {
        String stepUp = confirmed(redirect(signForm()), DOCTOR);
        assertThat(redirect(confirm("sign", stepUp, DOCTOR))).isEqualTo("/cases/" + caseId + "/report");
        assertThat(report().state()).isEqualTo(ReportState.SIGNED);
    }

    private void adopt() throws Exception {
        String toLogin =
                redirect(post("/cases/{id}/report/adopt", caseId).with(csrf()).with(as(CLINICIAN)));
        redirect(confirm("adopt", confirmed(toLogin, CLINICIAN), CLINICIAN));
    }

    private MockHttpServletRequestBuilder signForm() {
        return post("/cases/{id}/report/sign", caseId)
                .param("opinion", "考虑稳定型心绞痛。\n心电图 ST 段轻度压低。")
                .param("advice", "建议行冠脉 CTA。")
                .param("language", "zh-CN")
                .with(csrf())
                .with(as(DOCTOR));
    }

    private MockHttpServletRequestBuilder confirm(String act, String stepUp, Viewer signer) {
        return post("/cases/{id}/report/{act}/confirm", caseId, act)
                .param("stepUp", stepUp)
                .param("pin", PIN)
                .with(csrf())
                .with(as(signer));
    }

    /** As the identity provider's answer would; the provider itself is tried in {@code StepUpLoginTest}. */
    private String confirmed(String toLogin, Viewer person) {
        assertThat(toLogin).contains("max_age=0", "code_challenge=", "claims=");
        String state = UriComponentsBuilder.fromUriString(toLogin)
                .build()
                .getQueryParams()
                .getFirst("state");
        String id = stepUps.pending(state, person.personId()).orElseThrow().id();
        stepUps.confirm(id);
        return id;
    }

    private String redirect(MockHttpServletRequestBuilder request) throws Exception {
        return browser.perform(request).andReturn().getResponse().getRedirectedUrl();
    }

    private String page(Viewer viewer, String path) throws Exception {
        return browser.perform(get(path).with(as(viewer)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String verify(byte[] pdf) throws Exception {
        return browser.perform(multipart("/verify")
                        .file(new MockMultipartFile("file", "r.pdf", "application/pdf", pdf))
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getContentAsString();
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

    private Viewer patient() {
        return new Viewer(cases.get(caseId).patientId(), "patient", Set.of(Role.PATIENT), null, Set.of(), null);
    }

    private boolean standsAt(String task) {
        return new TransactionTemplate(transactions).execute(done -> processes.standsAt(caseId, task));
    }

    private Report report() {
        return reports.newestOf(caseId).orElseThrow();
    }

    private void move(java.util.function.Consumer<Case> change) {
        cases.move(caseId, change, "test", null, Viewer.SYSTEM);
    }

    /** The doctor, the clinician and the patient have been in the room, and the doctor has written notes. */
    private void consultIsHeld() {
        Consult consult = consults.prepare(caseId, clock.instant().plus(Duration.ofHours(1)));
        consults.open(consult.id(), DOCTOR);
        for (Seat seat : consults.seatsOf(consult.id())) {
            Instant came = clock.instant();
            attendance.left(attendance.entered(consult.id(), seat.id()), came.plus(Duration.ofMinutes(20)));
        }
        notes.save(consult, new ConsultNote("心电图 ST 段轻度压低", "考虑心绞痛", "冠脉 CTA"), 0, DOCTOR);
    }
}
