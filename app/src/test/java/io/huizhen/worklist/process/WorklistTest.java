package io.huizhen.worklist.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huizhen.HuizhenTest;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.platform.Ids;
import io.huizhen.worklist.TaskGoneException;
import io.huizhen.worklist.WorkFilter;
import io.huizhen.worklist.WorkItem;
import io.huizhen.worklist.WorkPage;
import io.huizhen.worklist.Worklist;
import io.huizhen.worklist.WorklistRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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
    CaseRescue rescue;

    @Autowired
    OneTask oneTask;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final String hospital = "h-" + Ids.next();

    @BeforeEach
    void deployOnce() {
        oneTask.deployOnce();
    }

    @Test
    void aTaskIsInTheListOfItsHospitalsCoordinatorsAndOfNobodyElse() {
        String caseId = oneTask.start(hospital, null);

        assertThat(cases(coordinator(hospital))).containsExactly(caseId);
        assertThat(cases(coordinator("elsewhere"))).doesNotContain(caseId);
        assertThat(cases(viewer("d-1", Role.DOCTOR, hospital))).isEmpty();
        assertThat(cases(viewer("p-1", Role.PATIENT, null))).isEmpty();
    }

    @Test
    void aTaskForOnePersonIsInThatPersonsListOnly() {
        String doctor = "doctor-" + Ids.next();
        String caseId = oneTask.start(hospital, doctor);

        assertThat(cases(viewer(doctor, Role.DOCTOR, hospital))).containsExactly(caseId);
        assertThat(cases(coordinator(hospital))).isEmpty();
        assertThat(worklist.openTask(caseId, "route").orElseThrow().person()).isEqualTo(doctor);
    }

    @Test
    void theRowAppearsWithTheTaskOrNotAtAll() {
        transaction.executeWithoutResult(status -> {
            oneTask.start(hospital, null);
            assertThat(cases(coordinator(hospital))).hasSize(1);
            status.setRollbackOnly();
        });

        assertThat(cases(coordinator(hospital))).isEmpty();
    }

    @Test
    void aRowCarriesWhatTheListShows() {
        String caseId = oneTask.start(hospital, null);

        WorkItem item = worklist.openTask(caseId, "route").orElseThrow();
        assertThat(item.role()).isEqualTo("coordinator");
        assertThat(item.urgency()).isEqualTo("URGENT");
        assertThat(item.department()).isEqualTo("jc-cardiology");
        assertThat(item.dueAt())
                .isBetween(item.openedAt().plusSeconds(3590), item.openedAt().plusSeconds(3610));
    }

    @Test
    void aCompletedTaskLeavesTheList() {
        String caseId = oneTask.start(hospital, null);

        assertThat(oneTask.complete(caseId)).isTrue();

        assertThat(cases(coordinator(hospital))).isEmpty();
        assertThat(state(caseId)).isEqualTo("DONE");
    }

    @Test
    void aTaskOfAnEndedProcessLeavesTheList() {
        String caseId = oneTask.start(hospital, null);

        runtime.deleteProcessInstance(oneTask.instance(caseId), "withdrawn");

        assertThat(cases(coordinator(hospital))).isEmpty();
    }

    @Test
    void ofTwoPeopleWhoCompleteATaskAtOnceOneFindsItGone() throws Exception {
        String caseId = oneTask.start(hospital, null);
        Callable<Boolean> act = () -> oneTask.complete(caseId);
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
            expected.add(oneTask.start(hospital, null));
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
        String caseId = oneTask.start(hospital, null);

        WorkPage page = worklist.page(coordinator(hospital), WorkFilter.ALL, "' OR 1=1 --", 10);

        assertThat(page.items()).extracting(WorkItem::caseId).containsExactly(caseId);
    }

    @Test
    void aListCanBeNarrowed() {
        String caseId = oneTask.start(hospital, null);

        assertThat(narrowed(new WorkFilter("route", "URGENT", "jc-cardiology", false)))
                .containsExactly(caseId);
        assertThat(narrowed(new WorkFilter("sign", null, null, false))).isEmpty();
        assertThat(narrowed(new WorkFilter(null, "ROUTINE", null, false))).isEmpty();
        assertThat(narrowed(new WorkFilter(null, null, "jc-neurology", false))).isEmpty();
        assertThat(narrowed(new WorkFilter(null, null, null, true))).isEmpty();
    }

    @Test
    void anEscalationMarksWhatIsDueAndNothingElseAndOnlyOnce() {
        String due = oneTask.start(hospital, null);
        String notYet = oneTask.start(hospital, null);
        jdbc.sql("UPDATE worklist SET due_at = 1 WHERE case_id = ?").param(due).update();

        assertThat(rows.escalate(due)).containsExactly("route");
        assertThat(rows.escalate(due)).isEmpty();
        assertThat(rows.escalate(notYet)).isEmpty();
        assertThat(narrowed(new WorkFilter(null, null, null, true))).containsExactly(due);
    }

    @Test
    void aTaskTakenUpByOneIsNotTakenUpByAnother() {
        WorkItem item =
                worklist.openTask(oneTask.start(hospital, null), "route").orElseThrow();
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
        WorkItem item =
                worklist.openTask(oneTask.start(hospital, null), "route").orElseThrow();

        assertThatThrownBy(() -> worklist.claim(item.taskId(), coordinator("elsewhere")))
                .isInstanceOf(TaskGoneException.class);
    }

    @Test
    void aSuspendedCaseIsInNoListUntilItIsResumed() {
        String caseId = oneTask.start(hospital, null);

        rescue.suspend(caseId);
        assertThat(cases(coordinator(hospital))).isEmpty();
        assertThat(oneTask.complete(caseId)).isFalse();

        rescue.resume(caseId);
        assertThat(cases(coordinator(hospital))).containsExactly(caseId);
        assertThat(oneTask.complete(caseId)).isTrue();
    }

    @Test
    void aReassignedTaskMovesToTheOtherPersonsList() {
        String caseId = oneTask.start(hospital, "first-" + hospital);
        WorkItem item = worklist.openTask(caseId, "route").orElseThrow();

        rescue.reassign(item.taskId(), "second-" + hospital);

        assertThat(cases(viewer("first-" + hospital, Role.DOCTOR, hospital))).isEmpty();
        assertThat(cases(viewer("second-" + hospital, Role.DOCTOR, hospital))).containsExactly(caseId);
    }

    @Test
    void aMigratedCaseKeepsItsTaskUnderTheNewModel() {
        String caseId = oneTask.start(hospital, null);
        String before = oneTask.definition();
        oneTask.deployAgain("v" + hospital);

        rescue.migrate(caseId, before, oneTask.definition());

        assertThat(cases(coordinator(hospital))).containsExactly(caseId);
        assertThat(oneTask.complete(caseId)).isTrue();
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
}
