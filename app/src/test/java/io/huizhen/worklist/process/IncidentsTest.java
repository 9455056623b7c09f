package io.huizhen.worklist.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huizhen.HuizhenTest;
import io.huizhen.outbox.OutboxGaveUp;
import io.huizhen.platform.Ids;
import io.huizhen.worklist.WorkItem;
import io.huizhen.worklist.Worklist;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What failed or differs is a row of its owner's worklist, once, until it is mended. */
@HuizhenTest
class IncidentsTest {

    @Autowired
    OneTask oneTask;

    @Autowired
    Worklist worklist;

    @Autowired
    WorklistSweep sweep;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    private final String hospital = "h-" + Ids.next();

    @BeforeEach
    void deployOnce() {
        oneTask.deployOnce();
    }

    @Test
    void aJobThatFailsToTheEndIsAnIncidentOfTheOperatorUntilItsCaseIsOver() {
        String caseId = Ids.next();
        String instance = oneTask.startBroken(caseId, hospital);

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
        String lost = oneTask.start(hospital, null);
        String orphan = oneTask.start(hospital, null);
        WorkItem lostItem = worklist.openTask(lost, "route").orElseThrow();
        WorkItem orphanItem = worklist.openTask(orphan, "route").orElseThrow();
        jdbc.sql("DELETE FROM worklist WHERE task_id = ?")
                .param(lostItem.taskId())
                .update();
        oneTask.complete(orphan);
        jdbc.sql("UPDATE worklist SET state = 'OPEN', listed = 1 WHERE task_id = ?")
                .param(orphanItem.taskId())
                .update();

        assertThat(sweep.sweep()).isGreaterThanOrEqualTo(2);

        assertThat(incidents()).contains("sweep-" + lostItem.taskId(), "sweep-" + orphanItem.taskId());
        jdbc.sql("DELETE FROM worklist WHERE task_id IN (?, ?)")
                .params(orphanItem.taskId(), "sweep-" + orphanItem.taskId())
                .update();
        runtime.deleteProcessInstance(oneTask.instance(lost), "test over");
    }

    private void gaveUp(String caseId) {
        transaction.executeWithoutResult(status -> events.publishEvent(new OutboxGaveUp("notice", caseId, caseId)));
    }

    private List<String> incidents() {
        return jdbc.sql("SELECT task_id FROM worklist WHERE kind = 'incident' AND listed = 1")
                .query(String.class)
                .list();
    }
}
