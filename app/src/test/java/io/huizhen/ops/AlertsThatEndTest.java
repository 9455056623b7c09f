package io.huizhen.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.huizhen.HuizhenTest;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.Move;
import io.huizhen.consult.Grade;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Alerts that are over by themselves: of a consult that moved when everybody who was there is back with sound, and not
 * before; of a server when it answers again.
 */
@HuizhenTest
class AlertsThatEndTest {

    private static final String HOSPITAL = "jiangcheng";
    private static final JobKey ROUNDS = JobKey.jobKey("alert-sweep");

    private static final TestingAuthenticationToken AS_OPERATOR = new TestingAuthenticationToken(
            new Viewer(UUID.randomUUID().toString(), "何磊", Set.of(Role.OPERATOR), "jiangcheng", Set.of(), null),
            "",
            "ROLE_STAFF");

    @Autowired
    MockMvc web;

    @Autowired
    LiveRooms rooms;

    @Autowired
    Alerts alerts;

    @Autowired
    AlertCases made;

    @Autowired
    AlertRounds rounds;

    @Autowired
    AlertRows rows;

    @Autowired
    CaseBook cases;

    @Autowired
    Clock clock;

    @Autowired
    Scheduler quartz;

    @Autowired
    JdbcClient jdbc;

    private LiveRooms.Made room;
    private Instant lostAt;

    @BeforeEach
    void aConsultMoved() throws SchedulerException {
        quartz.pauseJob(ROUNDS);
        await().until(() -> quartz.getCurrentlyExecutingJobs().stream()
                .noneMatch(job -> job.getJobDetail().getKey().equals(ROUNDS)));
        made.loggedIn(Role.COORDINATOR, HOSPITAL);
        room = rooms.live(made.inHospital(HOSPITAL));
        lostAt = clock.instant();
        rooms.moved(room, "janus-1", "janus-2", lostAt, after(1), Role.PATIENT, Role.DOCTOR);
    }

    @AfterEach
    void roundsAgain() throws SchedulerException {
        quartz.resumeJob(ROUNDS);
    }

    @Test
    void isOverWhenTheLastOfThemIsBackAndSaysHowLongItTook() {
        rooms.carried(room, Role.PATIENT, after(3), Grade.GOOD);
        rounds.make(after(5));
        assertThat(living()).as("the doctor is missing").hasSize(1);

        rooms.carried(room, Role.DOCTOR, after(4), Grade.WEAK);
        rounds.make(after(10));

        assertThat(living()).isEmpty();
        Alert over = rows.history(List.of(HOSPITAL), after(9999), 99).stream()
                .filter(alert -> room.consultId().equals(alert.consultId()))
                .findFirst()
                .orElseThrow();
        assertThat(over.calmWhy()).isEqualTo(CalmWhy.RECOVERED);
        assertThat(over.lasted()).isEqualTo(Duration.ofSeconds(4));
        assertThat(rows.overSince(List.of(HOSPITAL), lostAt, 5)).contains(over);
        Move told = cases.timeline(room.caseId()).getLast();
        assertThat(told.reason()).isEqualTo("alert-all-back");
        assertThat(told.comment()).isEqualTo("4 s");
    }

    @Test
    void whoIsCarriedAgainButHearsNothingIsNotBack() {
        rooms.carried(room, Role.PATIENT, after(3), Grade.NONE);
        rooms.carried(room, Role.DOCTOR, after(3), Grade.GOOD);
        rounds.make(after(10));
        assertThat(living()).hasSize(1);
    }

    @Test
    void whoCameBackAndSaidGoodByeIsNotWaitedForAndWhoNeverCameBackIs() {
        rooms.carried(room, Role.PATIENT, after(3), Grade.GOOD);
        rooms.leaves(room, Role.DOCTOR, after(4));
        rounds.make(after(10));
        assertThat(living()).as("the doctor left without having been back").hasSize(1);

        rooms.carried(room, Role.DOCTOR, after(20), Grade.GOOD);
        rooms.leaves(room, Role.DOCTOR, after(30));
        rounds.make(after(35));
        assertThat(living()).isEmpty();
    }

    @Test
    void whileSomebodyIsMissingItGoesToTheNextAsEver() {
        rooms.carried(room, Role.PATIENT, after(3), Grade.GOOD);
        rounds.make(after(290));
        Alert first = living().getFirst();
        assertThat(first.level()).isZero();
        assertThat(first.owner()).isNotNull();

        made.loggedIn(Role.COORDINATOR, HOSPITAL);
        rounds.make(after(310));

        Alert next = living().getFirst();
        assertThat(next.level()).isOne();
        assertThat(next.owner()).isNotNull().isNotEqualTo(first.owner());
    }

    @Test
    void takenInHandItStaysUntilTheyAreBack() {
        Alert alert = living().getFirst();
        rows.acknowledged(alert.id(), alert.owner(), Role.COORDINATOR, after(5));
        rounds.make(after(10));
        assertThat(living()).extracting(Alert::state).containsExactly(AlertState.ACKNOWLEDGED);

        rooms.carried(room, Role.PATIENT, after(20), Grade.GOOD);
        rooms.carried(room, Role.DOCTOR, after(20), Grade.GOOD);
        rounds.make(after(25));
        assertThat(living()).isEmpty();
    }

    @Test
    void aSecondMoveIsWaitedForAnew() {
        rooms.carried(room, Role.PATIENT, after(3), Grade.GOOD);
        rooms.carried(room, Role.DOCTOR, after(3), Grade.GOOD);
        rooms.moved(room, "janus-2", "janus-1", after(5), after(6), Role.PATIENT, Role.DOCTOR);
        rounds.make(after(10));
        assertThat(living()).hasSize(1);
    }

    @Test
    void aServerThatAnswersAgainEndsItsAlertWhichStaysInTheHistory() throws Exception {
        whatOtherTestsHaveClosedWasOverLongAgo();
        // As another node found it: to this one no such server is down.
        String server = "janus-" + UUID.randomUUID().toString().substring(0, 8);
        alerts.trouble(Trouble.ofServer(AlertKind.SERVER_DOWN, server, null), lostAt.minusSeconds(60));
        String id = rows.find("SERVER_DOWN/server/" + server).orElseThrow().id();
        alerts.advance(id, lostAt.minusSeconds(50));
        rounds.make(lostAt);
        rounds.make(after(30));

        assertThat(rows.find("SERVER_DOWN/server/" + server)).isEmpty();
        for (String page : List.of("/wall", "/alerts")) {
            web.perform(get(page).locale(Locale.ENGLISH).with(authentication(AS_OPERATOR)))
                    .andExpect(content().string(containsString(server)))
                    .andExpect(content().string(containsString("the server is back after 60 s")));
        }
    }

    /** The pages show the latest alone. */
    private void whatOtherTestsHaveClosedWasOverLongAgo() {
        jdbc.sql("UPDATE alert SET opened_at = LEAST(opened_at, 1), closed_at = 1 WHERE closed_at IS NOT NULL")
                .update();
    }

    private List<Alert> living() {
        return rows.liveOf(room.consultId()).stream()
                .filter(alert -> alert.kind() == AlertKind.CONSULT_MOVED)
                .toList();
    }

    private Instant after(int seconds) {
        return lostAt.plusSeconds(seconds);
    }
}
