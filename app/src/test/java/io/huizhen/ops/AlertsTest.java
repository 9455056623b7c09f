package io.huizhen.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.huizhen.HuizhenTest;
import io.huizhen.access.NotYoursException;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.Move;
import io.huizhen.consult.ConsultEnded;
import io.huizhen.consult.ConsultState;
import io.huizhen.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An alert's life in the database and in the case. Times are given, so that a minute passes in no time; the rounds of
 * the present, which would find all these lines calm, are paused meanwhile.
 */
@HuizhenTest
class AlertsTest {

    private static final JobKey ROUNDS = JobKey.jobKey("alert-sweep");

    @Autowired
    Alerts alerts;

    @Autowired
    AlertRows rows;

    @Autowired
    CaseBook cases;

    @Autowired
    AlertCases made;

    @Autowired
    Duty duty;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Scheduler quartz;

    private String caseId;
    private String hospital;
    private String consultId;
    private Instant start;

    @BeforeEach
    void aCaseOfItsOwnHospital() {
        hospital = "h-" + UUID.randomUUID().toString().substring(0, 8);
        caseId = made.inHospital(hospital);
        consultId = Ids.next();
        start = clock.instant();
    }

    @BeforeEach
    void noRoundsOfThePresent() throws SchedulerException {
        quartz.pauseJob(ROUNDS);
        await().until(() -> quartz.getCurrentlyExecutingJobs().stream()
                .noneMatch(job -> job.getJobDetail().getKey().equals(ROUNDS)));
    }

    @AfterEach
    void roundsAgain() throws SchedulerException {
        quartz.resumeJob(ROUNDS);
    }

    @Test
    void aWeakLineHasAnOwnerWithinThirtySecondsAndTheCaseSaysSo() {
        String coordinator = made.loggedIn(Role.COORDINATOR, hospital);
        for (int second = 0; second <= 30; second += 5) {
            alerts.trouble(weak(), start.plusSeconds(second));
            sweep(second);
        }

        Alert alert = alert();
        assertThat(alert.owner()).isEqualTo(coordinator);
        assertThat(alert.openedAt()).isBeforeOrEqualTo(start.plusSeconds(30));
        assertThat(reasons()).containsExactly("alert-call-in-trouble", "alert-given");
        assertThat(lastMove().personId()).isEqualTo(coordinator);
    }

    @Test
    void aMomentCallsNobody() {
        alerts.trouble(weak(), start);
        alerts.calm(alert(), CalmWhy.RECOVERED, start.plusSeconds(5), start.plusSeconds(5));
        sweep(15);

        assertThat(rows.liveOf(consultId)).isEmpty();
        assertThat(reasons()).isEmpty();
    }

    @Test
    void oneSubjectHasOneAlertHoweverOftenItIsReported() {
        for (int second = 0; second < 60; second += 5) {
            alerts.trouble(weak(), start.plusSeconds(second));
            sweep(second);
        }
        assertThat(rows.liveOf(consultId)).hasSize(1);
        assertThat(reasons()).filteredOn("alert-given"::equals).hasSize(1);
    }

    @Test
    void goesToTheNextAndThenToTheRoleWhenNobodyAcknowledges() {
        String first = made.loggedIn(Role.COORDINATOR, hospital);
        opened();
        assertThat(alert().owner()).isEqualTo(first);
        String second = made.loggedIn(Role.COORDINATOR, hospital);

        sweep(70);
        assertThat(alert().owner()).isEqualTo(second);

        sweep(130);
        assertThat(alert().owner()).isNull();
        assertThat(alert().ownerRole()).isEqualTo(Role.COORDINATOR);
        assertThat(alert().escalateAt()).isNull();
        assertThat(steps())
                .extracting(AlertStep::what, AlertStep::person)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(AlertStep.What.OPENED, null),
                        org.assertj.core.groups.Tuple.tuple(AlertStep.What.GIVEN, first),
                        org.assertj.core.groups.Tuple.tuple(AlertStep.What.GIVEN, second),
                        org.assertj.core.groups.Tuple.tuple(AlertStep.What.GIVEN, null));
    }

    @Test
    void whoAcknowledgesHasItAndNobodyElseIsCalled() {
        made.loggedIn(Role.COORDINATOR, hospital);
        opened();
        Viewer colleague = coordinatorOf(hospital);

        assertThat(alerts.acknowledge(alert().id(), colleague, start.plusSeconds(20)))
                .isTrue();
        sweep(600);

        assertThat(alert().owner()).isEqualTo(colleague.personId());
        assertThat(alert().level()).isZero();
        assertThat(reasons()).contains("alert-acknowledged").doesNotContain("alert-escalated");
        assertThat(alerts.acknowledge(alert().id(), colleague, start.plusSeconds(30)))
                .as("a second time changes nothing")
                .isFalse();
    }

    @Test
    void anotherHospitalsAlertCannotBeTaken() {
        opened();
        String id = alert().id();
        assertThatThrownBy(() -> alerts.acknowledge(id, coordinatorOf("elsewhere"), start))
                .isInstanceOf(NotYoursException.class);
        assertThatThrownBy(() -> alerts.acknowledge(Ids.next(), coordinatorOf(hospital), start))
                .isInstanceOf(NotYoursException.class);
    }

    @Test
    void closesByItselfAfterTheCalmAndStaysInHistory() {
        opened();
        String id = alert().id();
        alerts.calm(alert(), CalmWhy.RECOVERED, start.plusSeconds(20), start.plusSeconds(20));
        sweep(40);
        assertThat(rows.liveOf(consultId)).as("not calm for long enough").hasSize(1);

        sweep(50);

        assertThat(rows.liveOf(consultId)).isEmpty();
        assertThat(reasons()).endsWith("alert-over");
        assertThat(rows.history(List.of(hospital), start.plusSeconds(9999), 10))
                .extracting(Alert::id)
                .containsExactly(id);
    }

    @Test
    void troubleThatComesBackIsTheSameAlert() {
        opened();
        String id = alert().id();
        alerts.calm(alert(), CalmWhy.RECOVERED, start.plusSeconds(20), start.plusSeconds(20));
        alerts.trouble(weak(), start.plusSeconds(30));
        sweep(55);

        assertThat(alert().id()).isEqualTo(id);
        assertThat(reasons()).doesNotContain("alert-over");
    }

    @Test
    void aMomentaryTroubleIsOverOnceSomebodyHasIt() {
        alerts.trouble(Trouble.ofConsult(AlertKind.PHONE_UNREACHED, caseId, consultId, null, "no-answer"), start);
        assertThat(alert().isLive()).isTrue();

        alerts.acknowledge(alert().id(), coordinatorOf(hospital), start.plusSeconds(5));

        assertThat(rows.liveOf(consultId)).isEmpty();
    }

    @Test
    void theEndOfTheConsultEndsItsTroubles() {
        opened();
        transaction.executeWithoutResult(
                done -> events.publishEvent(new ConsultEnded(consultId, caseId, ConsultState.FINISHED)));
        assertThat(alert().calmAt()).isNotNull();
    }

    @Test
    void withNobodyAtAScreenTheOperatorOnDutyIsToldByMessage() {
        String away = UUID.randomUUID().toString();
        duty.take(away);
        made.nobodyIsHere();
        opened();

        assertThat(alert().owner()).isEqualTo(away);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM scheduled_tasks WHERE task_name = 'call-out' AND task_instance = ?")
                        .param(alert().id() + ":" + away)
                        .query(Integer.class)
                        .single())
                .isLessThanOrEqualTo(1);
    }

    private void opened() {
        alerts.trouble(weak(), start);
        sweep(10);
        assertThat(alert().isLive()).isTrue();
    }

    /** What the sweep does, at a second of the story. */
    private void sweep(int second) {
        Instant now = start.plusSeconds(second);
        rows.liveOf(consultId).forEach(alert -> alerts.advance(alert.id(), now));
    }

    private Trouble weak() {
        return Trouble.ofConsult(AlertKind.CALL_IN_TROUBLE, caseId, consultId, null, "bad");
    }

    private Alert alert() {
        return rows.liveOf(consultId).getFirst();
    }

    private List<AlertStep> steps() {
        return rows.steps(List.of(alert().id()));
    }

    private List<String> reasons() {
        return cases.timeline(caseId).stream()
                .map(Move::reason)
                .filter(reason -> reason.startsWith("alert-"))
                .toList();
    }

    private Move lastMove() {
        return cases.timeline(caseId).getLast();
    }

    private static Viewer coordinatorOf(String hospital) {
        return new Viewer(
                UUID.randomUUID().toString(), "coordinator", Set.of(Role.COORDINATOR), hospital, Set.of(), null);
    }
}
