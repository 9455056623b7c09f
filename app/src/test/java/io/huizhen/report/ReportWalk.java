package io.huizhen.report;

import static io.huizhen.referral.People.CLINICIAN;
import static io.huizhen.referral.People.DOCTOR;
import static io.huizhen.referral.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

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
import io.huizhen.signing.StepUps;
import io.huizhen.workflows.Processes;
import io.huizhen.workflows.ReportProcess;
import io.huizhen.workflows.ReportVariables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.UriComponentsBuilder;

/** Walks a case to its report and the report from hand to hand, by the pages that people use. */
@Component
class ReportWalk {

    static final String PIN = "246810";
    static final Duration SOON = Duration.ofSeconds(60);

    final CaseBook cases;
    private final ObjectProvider<MockMvc> browser;
    private final Grants grants;
    private final CaseProcesses processes;
    private final RuntimeService engine;
    private final Reports reports;
    private final ReportDrafting drafting;
    private final Consults consults;
    private final ConsultNotes notes;
    private final Attendance attendance;
    private final StepUps stepUps;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ReportWalk(
            CaseBook cases,
            ObjectProvider<MockMvc> browser,
            Grants grants,
            CaseProcesses processes,
            RuntimeService engine,
            Reports reports,
            ReportDrafting drafting,
            Consults consults,
            ConsultNotes notes,
            Attendance attendance,
            StepUps stepUps,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.cases = cases;
        this.browser = browser;
        this.grants = grants;
        this.processes = processes;
        this.engine = engine;
        this.reports = reports;
        this.drafting = drafting;
        this.consults = consults;
        this.notes = notes;
        this.attendance = attendance;
        this.stepUps = stepUps;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A case whose consult has been held and whose report waits for the doctor. */
    String toTheDoctorsDesk() throws Exception {
        String caseId = Submitted.by(browser.getObject());
        await().atMost(SOON).until(() -> cases.get(caseId).state() == CaseState.ROUTING);
        move(caseId, c -> c.routed("jc-cardiology", DOCTOR.personId()));
        move(caseId, Case::accepted);
        move(caseId, c -> c.booked(clock.instant()));
        move(caseId, Case::consulted);
        transaction.executeWithoutResult(done -> {
            grants.toPerson(caseId, Role.DOCTOR, DOCTOR.personId());
            consultIsHeld(caseId);
            drafting.draft(caseId);
            engine.startProcessInstanceByKey(Processes.REPORT, caseId, variables(caseId));
        });
        await().atMost(SOON).until(() -> standsAt(caseId, ReportProcess.USER_TASK_SIGN));
        return caseId;
    }

    private static Map<String, Object> variables(String caseId) {
        return ReportVariables.collect()
                .caseId(caseId)
                .invitingHospital("yunling")
                .invitedHospital("jiangcheng")
                .clinicianId(CLINICIAN.personId())
                .department("jc-cardiology")
                .doctorId(DOCTOR.personId())
                .urgency(io.huizhen.workflows.Urgency.ROUTINE)
                .signWithin(Duration.ofHours(24))
                .adoptWithin(Duration.ofHours(24))
                .toMap();
    }

    /** The doctor, the clinician and the patient have been in the room, and the doctor has written notes. */
    private void consultIsHeld(String caseId) {
        Consult consult = consults.prepare(caseId, clock.instant().plus(Duration.ofHours(1)), false);
        consults.open(consult.id(), DOCTOR);
        for (Seat seat : consults.seatsOf(consult.id())) {
            Instant came = clock.instant();
            attendance.left(attendance.entered(consult.id(), seat.id()), came.plus(Duration.ofMinutes(20)));
        }
        notes.save(consult, new ConsultNote("心电图 ST 段轻度压低", "考虑心绞痛", "冠脉 CTA"), 0, DOCTOR);
    }

    /** As the referral's process would, once the patient has been told. */
    void close(String caseId) {
        move(caseId, c -> c.closed(clock.instant()));
    }

    void sign(String caseId) throws Exception {
        String stepUp = confirmed(redirect(signForm(caseId)), DOCTOR);
        assertThat(redirect(confirm(caseId, "sign", stepUp, DOCTOR))).isEqualTo("/cases/" + caseId + "/report");
        assertThat(report(caseId).state()).isEqualTo(ReportState.SIGNED);
    }

    /** Once the process has come to the clinician. */
    void adopt(String caseId) throws Exception {
        await().atMost(SOON).until(() -> standsAt(caseId, ReportProcess.USER_TASK_ADOPT));
        String toLogin = post(CLINICIAN, "/report/adopt", caseId, Map.of()).getRedirectedUrl();
        redirect(confirm(caseId, "adopt", confirmed(toLogin, CLINICIAN), CLINICIAN));
    }

    MockHttpServletRequestBuilder signForm(String caseId) {
        return MockMvcRequestBuilders.post("/cases/{id}/report/sign", caseId)
                .param("opinion", "考虑稳定型心绞痛。\n心电图 ST 段轻度压低。")
                .param("advice", "建议行冠脉 CTA。")
                .param("quality", "LIMITED")
                .param("limits", "电话中看不到面色。")
                .param("language", "zh-CN")
                .with(csrf())
                .with(as(DOCTOR));
    }

    MockHttpServletRequestBuilder confirm(String caseId, String act, String stepUp, Viewer signer) {
        return MockMvcRequestBuilders.post("/cases/{id}/report/{act}/confirm", caseId, act)
                .param("stepUp", stepUp)
                .param("pin", PIN)
                .with(csrf())
                .with(as(signer));
    }

    /** As the identity provider's answer would; the provider itself is tried in {@code StepUpLoginTest}. */
    String confirmed(String toLogin, Viewer person) {
        assertThat(toLogin).contains("max_age=0", "code_challenge=", "claims=");
        String state = UriComponentsBuilder.fromUriString(toLogin)
                .build()
                .getQueryParams()
                .getFirst("state");
        String id = stepUps.pending(state, person.personId()).orElseThrow().id();
        stepUps.confirm(id);
        return id;
    }

    String redirect(MockHttpServletRequestBuilder request) throws Exception {
        return send(request).getRedirectedUrl();
    }

    MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return browser.getObject().perform(request).andReturn().getResponse();
    }

    MockHttpServletResponse post(Viewer viewer, String under, String caseId, Map<String, String> fields)
            throws Exception {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post("/cases/" + caseId + under)
                .with(csrf())
                .with(as(viewer));
        fields.forEach(request::param);
        return send(request);
    }

    String page(Viewer viewer, String under, String caseId) throws Exception {
        return send(get("/cases/" + caseId + under).with(as(viewer))).getContentAsString();
    }

    byte[] file(Viewer viewer, String documentId) throws Exception {
        MockHttpServletResponse file =
                send(get("/documents/{id}?save=true", documentId).with(as(viewer)));
        assertThat(file.getStatus()).isEqualTo(200);
        return file.getContentAsByteArray();
    }

    /** What the public page says of the file. */
    String verify(byte[] pdf) throws Exception {
        return browser.getObject()
                .perform(multipart("/verify")
                        .file(new MockMultipartFile("file", "r.pdf", "application/pdf", pdf))
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    /** What the public page says of the code that is printed in the file. */
    String verifyCode(byte[] pdf) throws Exception {
        String code = Tool.run(pdf, "pdftotext", "-raw").replaceAll("(?s).*/verify/([0-9A-Z]{16}).*", "$1");
        return send(get("/verify/{code}", code)).getContentAsString();
    }

    Viewer patient(String caseId) {
        return new Viewer(cases.get(caseId).patientId(), "patient", Set.of(Role.PATIENT), null, Set.of(), null);
    }

    boolean standsAt(String caseId, String task) {
        return Boolean.TRUE.equals(transaction.execute(done -> processes.standsAt(caseId, task)));
    }

    Report report(String caseId) {
        return reports.newestOf(caseId).orElseThrow();
    }

    private void move(String caseId, Consumer<Case> change) {
        cases.move(caseId, change, "test", null, Viewer.SYSTEM);
    }
}
