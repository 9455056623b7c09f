package io.huizhen.worklist.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.huizhen.HuizhenTest;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.models.CaseProcesses;
import io.huizhen.outbox.OutboxGaveUp;
import io.huizhen.platform.Ids;
import io.huizhen.workflows.ReferralVariables;
import io.huizhen.worklist.TaskGoneException;
import io.huizhen.worklist.WorkFilter;
import io.huizhen.worklist.WorkItem;
import io.huizhen.worklist.WorkPage;
import io.huizhen.worklist.Worklist;
import io.huizhen.worklist.WorklistRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The worklist over the real engine; each test works in a hospital of its own. */
@HuizhenTest
class WorklistTest {

    @Autowired
    Worklist worklist;

    @Autowired
    WorklistRows rows;

    @Autowired
    WorklistSweep sweep;

    @Autowired
    CaseRescue rescue;

    @Autowired
    CaseProcesses processes;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    RepositoryService repository;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    private final String hospital = "h-" + Ids.next();

    @BeforeEach
    void deployOnce() {
        if (repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("oneTask")
                        .count()
                == 0) {
            repository
                    .createDeployment()
                    .addModelInstance("oneTask.bpmn", oneTask())
                    .addModelInstance("broken.bpmn", broken())
                    .deploy();
        }
    }

    @Test
    void aTaskIsInTheListOfItsHospitalsCoordinatorsAndOfNobodyElse() {
        String caseId = start(null);

        assertThat(cases(coordinator(hospital))).containsExactly(caseId);
        assertThat(cases(coordinator("elsewhere"))).doesNotContain(caseId);
        assertThat(cases(viewer("d-1", Role.DOCTOR, hospital))).isEmpty();
        assertThat(cases(viewer("p-1", Role.PATIENT, null))).isEmpty();
    }

    @Test
    void aTaskForOnePersonIsInThatPersonsListOnly() {
        String doctor = "doctor-" + Ids.next();
        String caseId = start(doctor);

        assertThat(cases(viewer(doctor, Role.DOCTOR, hospital))).containsExactly(caseId);
        assertThat(cases(coordinator(hospital))).isEmpty();
        assertThat(worklist.openTask(caseId, "route").orElseThrow().person()).isEqualTo(doctor);
    }

    @Test
    void theRowAppearsWithTheTaskOrNotAtAll() {
        transaction.executeWithoutResult(status -> {
            start(null);
            assertThat(cases(coordinator(hospital))).hasSize(1);
            status.setRollbackOnly();
        });

        assertThat(cases(coordinator(hospital))).isEmpty();
    }

    @Test
    void aRowCarriesWhatTheListShows() {
        String caseId = start(null);

        WorkItem item = worklist.openTask(caseId, "route").orElseThrow();
        assertThat(item.role()).isEqualTo("coordinator");
        assertThat(item.urgency()).isEqualTo("URGENT");
        assertThat(item.department()).isEqualTo("jc-cardiology");
        assertThat(item.dueAt())
                .isBetween(item.openedAt().plusSeconds(3590), item.openedAt().plusSeconds(3610));
    }

    @Test
    void aCompletedTaskLeavesTheList() {
        String caseId = start(null);

        assertThat(complete(caseId)).isTrue();

        assertThat(cases(coordinator(hospital))).isEmpty();
        assertThat(state(caseId)).isEqualTo("DONE");
    }

    @Test
    void aTaskOfAnEndedProcessLeavesTheList() {
        String caseId = start(null);

        runtime.deleteProcessInstance(instance(caseId), "withdrawn");

        assertThat(cases(coordinator(hospital))).isEmpty();
    }

    @Test
    void ofTwoPeopleWhoCompleteATaskAtOnceOneFindsItGone() throws Exception {
        String caseId = start(null);
        Callable<Boolean> act = () -> complete(caseId);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Boolean> answers = new ArrayList<>();
            for (Future<Boolean> answer : two.invokeAll(List.of(act, act))) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void pagesFollowEachOtherByTheClockWithoutGapsOrDoubles() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            expected.add(start(null));
        }
        // Clocks that run out in the same moment must not fall between two pages.
        jdbc.sql("UPDATE worklist SET due_at = 5 WHERE hospital = ? AND case_id IN (?, ?, ?, ?, ?, ?)")
                .param(hospital)
                .params(expected.subList(0, 6).toArray())
                .update();

        List<WorkItem> seen = new ArrayList<>();
        String cursor = null;
        do {
            WorkPage page = worklist.page(coordinator(hospital), WorkFilter.ALL, cursor, 4);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(4);
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).extracting(WorkItem::caseId).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(seen).extracting(WorkItem::dueAt).isSorted();
    }

    @Test
    void aCursorThatIsNotOursBeginsAtTheStart() {
        String caseId = start(null);

        WorkPage page = worklist.page(coordinator(hospital), WorkFilter.ALL, "' OR 1=1 --", 10);

        assertThat(page.items()).extracting(WorkItem::caseId).containsExactly(caseId);
    }

    @Test
    void aListCanBeNarrowed() {
        String caseId = start(null);

        assertThat(narrowed(new WorkFilter("route", "URGENT", "jc-cardiology", false)))
                .containsExactly(caseId);
        assertThat(narrowed(new WorkFilter("sign", null, null, false))).isEmpty();
        assertThat(narrowed(new WorkFilter(null, "ROUTINE", null, false))).isEmpty();
        assertThat(narrowed(new WorkFilter(null, null, "jc-neurology", false))).isEmpty();
        assertThat(narrowed(new WorkFilter(null, null, null, true))).isEmpty();
    }

    @Test
    void anEscalationMarksWhatIsDueAndNothingElseAndOnlyOnce() {
        String due = start(null);
        String notYet = start(null);
        jdbc.sql("UPDATE worklist SET due_at = 1 WHERE case_id = ?").param(due).update();

        assertThat(rows.escalate(due)).containsExactly("route");
        assertThat(rows.escalate(due)).isEmpty();
        assertThat(rows.escalate(notYet)).isEmpty();
        assertThat(narrowed(new WorkFilter(null, null, null, true))).containsExactly(due);
    }

    @Test
    void aTaskTakenUpByOneIsNotTakenUpByAnother() {
        WorkItem item = worklist.openTask(start(null), "route").orElseThrow();
        Viewer wang = viewer("wang", Role.COORDINATOR, hospital);
        Viewer li = viewer("li", Role.COORDINATOR, hospital);

        worklist.claim(item.taskId(), wang);
        worklist.claim(item.taskId(), wang);

        assertThatThrownBy(() -> worklist.claim(item.taskId(), li)).isInstanceOf(TaskGoneException.class);
        worklist.release(item.taskId(), wang);
        worklist.claim(item.taskId(), li);
        assertThat(worklist.openTask(item.caseId(), "route").orElseThrow().claimedBy())
                .isEqualTo("li");
    }

    @Test
    void aTaskOfAnotherHospitalCannotBeTakenUp() {
        WorkItem item = worklist.openTask(start(null), "route").orElseThrow();

        assertThatThrownBy(() -> worklist.claim(item.taskId(), coordinator("elsewhere")))
                .isInstanceOf(TaskGoneException.class);
    }

    @Test
    void aSuspendedCaseIsInNoListUntilItIsResumed() {
        String caseId = start(null);

        rescue.suspend(caseId);
        assertThat(cases(coordinator(hospital))).isEmpty();
        assertThat(complete(caseId)).isFalse();

        rescue.resume(caseId);
        assertThat(cases(coordinator(hospital))).containsExactly(caseId);
        assertThat(complete(caseId)).isTrue();
    }

    @Test
    void aReassignedTaskMovesToTheOtherPersonsList() {
        String caseId = start("first-" + hospital);
        WorkItem item = worklist.openTask(caseId, "route").orElseThrow();

        rescue.reassign(item.taskId(), "second-" + hospital);

        assertThat(cases(viewer("first-" + hospital, Role.DOCTOR, hospital))).isEmpty();
        assertThat(cases(viewer("second-" + hospital, Role.DOCTOR, hospital))).containsExactly(caseId);
    }

    @Test
    void aMigratedCaseKeepsItsTaskUnderTheNewModel() {
        String caseId = start(null);
        String before = definition();
        repository
                .createDeployment()
                .addModelInstance("oneTask.bpmn", oneTask("v" + hospital))
                .deploy();

        rescue.migrate(caseId, before, definition());

        assertThat(cases(coordinator(hospital))).containsExactly(caseId);
        assertThat(complete(caseId)).isTrue();
    }

    @Test
    void aJobThatFailsToTheEndIsAnIncidentOfTheOperatorUntilItsCaseIsOver() {
        String caseId = Ids.next();
        String instance = runtime.startProcessInstanceByKey("broken", caseId, variables(caseId, null))
                .getId();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> worklist.openTask(caseId, Worklist.INCIDENT).isPresent());

        WorkItem incident = worklist.openTask(caseId, Worklist.INCIDENT).orElseThrow();
        assertThat(incident.role()).isEqualTo("operator");
        assertThat(incident.subject()).isEqualTo("broken/serviceTask_broken");
        runtime.deleteProcessInstance(instance, "over");
        assertThat(worklist.openTask(caseId, Worklist.INCIDENT)).isEmpty();
    }

    @Test
    void anOutboxEntryThatWasGivenUpIsOneIncidentHoweverOftenItHappens() {
        String caseId = Ids.next();

        gaveUp(caseId);
        gaveUp(caseId);

        assertThat(worklist.openIn(caseId)).singleElement().satisfies(incident -> {
            assertThat(incident.kind()).isEqualTo(Worklist.INCIDENT);
            assertThat(incident.subject()).isEqualTo("outbox/notice/" + caseId);
        });
    }

    @Test
    void theSweepFindsARowWithoutATaskAndATaskWithoutARow() {
        String lost = start(null);
        String orphan = start(null);
        WorkItem lostItem = worklist.openTask(lost, "route").orElseThrow();
        WorkItem orphanItem = worklist.openTask(orphan, "route").orElseThrow();
        jdbc.sql("DELETE FROM worklist WHERE task_id = ?")
                .param(lostItem.taskId())
                .update();
        complete(orphan);
        jdbc.sql("UPDATE worklist SET state = 'OPEN', listed = 1 WHERE task_id = ?")
                .param(orphanItem.taskId())
                .update();

        assertThat(sweep.sweep()).isGreaterThanOrEqualTo(2);

        assertThat(incidents()).contains("sweep-" + lostItem.taskId(), "sweep-" + orphanItem.taskId());
        jdbc.sql("DELETE FROM worklist WHERE task_id IN (?, ?)")
                .params(orphanItem.taskId(), "sweep-" + orphanItem.taskId())
                .update();
        runtime.deleteProcessInstance(instance(lost), "test over");
    }

    @Test
    void aPageIsReadFromTheIndexOfTheListInItsOrder() {
        List<Map<String, Object>> plan = jdbc.sql("""
                        EXPLAIN SELECT * FROM worklist WHERE inbox = 'role/coordinator/x' AND listed = 1
                        AND due_at >= 5 AND (due_at > 5 OR task_id > 'a') ORDER BY due_at, task_id LIMIT 51
                        """).query().listOfRows();

        assertThat(plan).singleElement().satisfies(step -> {
            assertThat(step.get("key")).isEqualTo("ix_worklist_inbox");
            assertThat(String.valueOf(step.get("Extra"))).doesNotContain("filesort", "temporary");
        });
    }

    private void gaveUp(String caseId) {
        transaction.executeWithoutResult(status -> events.publishEvent(new OutboxGaveUp("notice", caseId, caseId)));
    }

    private List<String> incidents() {
        return jdbc.sql("SELECT task_id FROM worklist WHERE kind = 'incident' AND listed = 1")
                .query(String.class)
                .list();
    }

    private String start(String person) {
        String caseId = Ids.next();
        runtime.startProcessInstanceByKey("oneTask", caseId, variables(caseId, person));
        return caseId;
    }

    private Map<String, Object> variables(String caseId, String person) {
        return ReferralVariables.collect()
                .caseId(caseId)
                .invitedHospital(hospital)
                .invitingHospital("inviting")
                .department("jc-cardiology")
                .urgency(io.huizhen.workflows.Urgency.URGENT)
                .bookWithin(Duration.ofHours(1))
                .doctorId(person)
                .toMap();
    }

    private boolean complete(String caseId) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> processes.complete(caseId, "userTask_route", Map.of())));
    }

    private String instance(String caseId) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .singleResult()
                .getId();
    }

    private String definition() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("oneTask")
                .latestVersion()
                .singleResult()
                .getId();
    }

    private String state(String caseId) {
        return jdbc.sql("SELECT state FROM worklist WHERE case_id = ?")
                .param(caseId)
                .query(String.class)
                .single();
    }

    private List<String> cases(Viewer viewer) {
        return worklist.page(viewer, WorkFilter.ALL, null, 100).items().stream()
                .map(WorkItem::caseId)
                .toList();
    }

    private List<String> narrowed(WorkFilter filter) {
        return worklist.page(coordinator(hospital), filter, null, 100).items().stream()
                .map(WorkItem::caseId)
                .toList();
    }

    private static Viewer coordinator(String hospital) {
        return viewer("wang", Role.COORDINATOR, hospital);
    }

    private static Viewer viewer(String id, Role role, String hospital) {
        return new Viewer(id, id, Set.of(role), hospital, Set.of(), null);
    }

    private static BpmnModelInstance oneTask() {
        return oneTask("one task");
    }

    private static BpmnModelInstance oneTask(String name) {
        BpmnModelInstance model = Bpmn.createExecutableProcess("oneTask")
                .name(name)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("userTask_route")
                .camundaCandidateGroups("coordinator")
                .camundaAssignee("${doctorId}")
                .camundaDueDate("${bookWithin}")
                .endEvent()
                .done();
        UserTask task = model.getModelElementById("userTask_route");
        task.builder().addExtensionElement(side(model));
        return model;
    }

    private static CamundaProperties side(BpmnModelInstance model) {
        CamundaProperties properties = model.newInstance(CamundaProperties.class);
        CamundaProperty property = model.newInstance(CamundaProperty.class);
        property.setCamundaName("side");
        property.setCamundaValue("invited");
        properties.addChildElement(property);
        return properties;
    }

    private static BpmnModelInstance broken() {
        return Bpmn.createExecutableProcess("broken")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .serviceTask("serviceTask_broken")
                .camundaDelegateExpression("${thereIsNoSuchDelegate}")
                .camundaAsyncBefore()
                .camundaFailedJobRetryTimeCycle("R1/PT1S")
                .endEvent()
                .done();
    }
}
