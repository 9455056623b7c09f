package io.huizhen.desk;

import static io.huizhen.referral.People.CLINICIAN;
import static io.huizhen.referral.People.COORDINATOR;
import static io.huizhen.referral.People.DOCTOR;
import static io.huizhen.referral.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.huizhen.HuizhenTest;
import io.huizhen.access.Grants;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseKind;
import io.huizhen.directory.PatientFacts;
import io.huizhen.directory.Patients;
import io.huizhen.directory.Sex;
import io.huizhen.models.CaseProcesses;
import io.huizhen.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

@HuizhenTest
class CasePageTest {

    @Autowired
    MockMvc browser;

    @Autowired
    CaseBook book;

    @Autowired
    CaseProcesses processes;

    @Autowired
    Patients patients;

    @Autowired
    Grants grants;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private String caseId;
    private Viewer patient;

    @BeforeEach
    void aCaseIsSubmitted() {
        transaction.executeWithoutResult(done -> {
            String patientId = patients.register(new PatientFacts(
                    "司马𠮷", "C" + Ids.next(), LocalDate.of(1950, 1, 2), Sex.FEMALE, "13900000001", null, null));
            Case submitted = Case.submitted(
                    CaseKind.CONSULT,
                    patientId,
                    "yunling",
                    "jiangcheng",
                    CLINICIAN.personId(),
                    "yunling-jiangcheng",
                    2,
                    clock.instant());
            caseId = submitted.id();
            submitted.drivenBy(processes.start(caseId, "jc-cardiology", "yunling", "jiangcheng", CLINICIAN.personId()));
            book.open(submitted, "referral-submitted", "请尽快安排", CLINICIAN);
            patient = new Viewer(patientId, "guilan", Set.of(Role.PATIENT), null, Set.of(), null);
            grants.toPerson(caseId, Role.CLINICIAN, CLINICIAN.personId());
            grants.toPerson(caseId, Role.PATIENT, patientId);
            grants.toHospital(caseId, Role.COORDINATOR, "jiangcheng");
        });
    }

    @Test
    void bothSidesAndThePatientSeeTheSameTimeline() throws Exception {
        for (RequestPostProcessor someone : new RequestPostProcessor[] {as(CLINICIAN), as(COORDINATOR), as(patient)}) {
            assertThat(page("/cases/" + caseId, someone))
                    .contains("司马𠮷")
                    .contains("请尽快安排")
                    .contains("李建国")
                    .contains("已提交会诊申请")
                    .doesNotContain("??");
        }
    }

    @Test
    void aDoctorWhoWasNotAskedFindsNothing() throws Exception {
        assertThat(answer("/cases/" + caseId, as(DOCTOR)).getStatus()).isEqualTo(404);
        assertThat(answer("/cases/" + caseId + "/diagram", as(DOCTOR)).getStatus())
                .isEqualTo(404);
    }

    @Test
    void everyLookIsOneRowInTheTrailAndThePatientSeesIt() throws Exception {
        page("/cases/" + caseId, as(COORDINATOR));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM audit_event WHERE case_id = ? AND person_id = ? AND action = 'READ'")
                        .params(caseId, COORDINATOR.personId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(page("/cases/" + caseId + "/readers", as(patient)))
                .contains("王晓梅")
                .doesNotContain("??");
    }

    @Test
    void theDiagramShowsTheFrozenModelsAndWhereTheCaseHasPassed() throws Exception {
        String diagrams =
                answer("/cases/" + caseId + "/diagram", as(COORDINATOR)).getContentAsString(StandardCharsets.UTF_8);
        assertThat(diagrams)
                .contains("\"process\":\"referral\"")
                .contains("bpmn:definitions")
                .contains("\"finished\":[\"");
    }

    private String page(String path, RequestPostProcessor someone) throws Exception {
        MockHttpServletResponse answer = answer(path, someone);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse answer(String path, RequestPostProcessor someone) throws Exception {
        return browser.perform(get(path)
                        .header("Accept", "text/html,application/json")
                        .header("Accept-Language", "zh-CN")
                        .with(someone))
                .andReturn()
                .getResponse();
    }
}
