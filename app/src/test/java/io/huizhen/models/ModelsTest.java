package io.huizhen.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.huizhen.HuizhenTest;
import io.huizhen.models.FrozenModels.Frozen;
import io.huizhen.models.FrozenModels.Kind;
import io.huizhen.platform.Ids;
import io.huizhen.workflows.Decisions;
import io.huizhen.workflows.Messages;
import io.huizhen.workflows.Processes;
import io.huizhen.workflows.ReferralProcess;
import io.huizhen.workflows.TriageProcess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@HuizhenTest
class ModelsTest {

    @Autowired
    Releases releases;

    @Autowired
    DecisionService decisions;

    @Autowired
    CaseProcesses processes;

    @Autowired
    Diagrams diagrams;

    @Autowired
    ProcessEngineConfiguration engine;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void theEngineKeepsNoMoreHistoryThanTheDiagramNeedsAndEndsNoCaseSilently() {
        ProcessEngineConfigurationImpl settings = (ProcessEngineConfigurationImpl) engine;

        assertThat(settings.getHistoryLevel()).isEqualTo(HistoryLevel.HISTORY_LEVEL_ACTIVITY);
        assertThat(settings.isEnableExceptionsAfterUnhandledBpmnError()).isTrue();
        assertThat(settings.getIdGenerator()).isInstanceOf(StrongUuidGenerator.class);
        assertThat(settings.isCmmnEnabled()).isFalse();
        assertThat(settings.isStandaloneTasksEnabled()).isFalse();
        assertThat(settings.isAuthorizationEnabled()).isFalse();
        assertThat(settings.getDatabaseSchemaUpdate()).isEqualTo("false");
    }

    @Test
    void aJobOfADeadNodeIsTakenOverSoonAndAWaitingJobIsSeenSoon() {
        var jobs = ((ProcessEngineConfigurationImpl) engine).getJobExecutor();

        assertThat(jobs.getLockTimeInMillis()).isBetween(15_000, 30_000);
        assertThat(jobs.getWaitTimeInMillis()).isLessThanOrEqualTo(500);
        assertThat(jobs.getMaxWait()).isLessThanOrEqualTo(500);
    }

    @Test
    void everyModelOfTheBuildIsInForce() {
        FrozenModels frozen = freeze(null);

        assertThat(frozen.models().keySet()).containsAll(Processes.ALL).containsAll(Decisions.ALL);
    }

    @Test
    void aCaseKeepsTheVersionsItWasStartedWith() {
        String caseId = Ids.next();
        FrozenModels first = freeze(caseId, null);
        Frozen triage = first.of(Processes.TRIAGE);

        released(new Frozen(Processes.TRIAGE, Kind.PROCESS, "triage:kept:" + caseId, 77), "d-" + caseId);

        assertThat(releases.of(caseId).of(Processes.TRIAGE)).isEqualTo(triage);
    }

    @Test
    void aPilotDepartmentGetsItsOwnVersionAndTheOthersDoNot() {
        String department = "pilot-" + Ids.next();
        released(new Frozen(Processes.CONSULT, Kind.PROCESS, "consult:" + department, 88), department);

        assertThat(freeze(department).of(Processes.CONSULT).version()).isEqualTo(88);
        assertThat(freeze("elsewhere").of(Processes.CONSULT).version()).isNotEqualTo(88);
        assertThat(freeze(null).of(Processes.CONSULT).version()).isNotEqualTo(88);
    }

    @Test
    void aReleaseIsNotInForceBeforeItsDay() {
        String department = "later-" + Ids.next();
        Frozen tomorrow = new Frozen(Processes.REPORT, Kind.PROCESS, "report:" + department, 99);
        releases.release(tomorrow, clock.instant().plus(Duration.ofDays(1)), Set.of(department));

        assertThat(freeze(department).of(Processes.REPORT).version()).isNotEqualTo(99);
    }

    @Test
    void theSameDefinitionIsReleasedOnce() {
        String department = "once-" + Ids.next();
        Frozen model = new Frozen(Processes.REPORT, Kind.PROCESS, "report:" + department, 5);

        assertThat(releases.release(model, clock.instant(), Set.of(department))).isTrue();
        assertThat(releases.release(model, clock.instant(), Set.of(department))).isFalse();
    }

    @Test
    void aDecisionIsMadeByTheFrozenVersionAndItsProofIsSealed() {
        String caseId = Ids.next();
        freeze(caseId, null);
        Map<String, Object> facts = new HashMap<>(Map.of(
                "kind",
                "DIAGNOSIS",
                "age",
                72,
                "guardianPresent",
                false,
                "doctorOfSpecialty",
                "NOT_YET_KNOWN",
                "firstVisit",
                true,
                "conditionChanged",
                false,
                "clearDiagnosis",
                true,
                "department",
                "jc-cardiology",
                "doctorWhitelisted",
                "NOT_YET_KNOWN",
                "today",
                LocalDate.parse("2026-11-23")));

        Decided decided = transaction.execute(status -> decisions.decide(caseId, Decisions.FIRST_VISIT, facts));

        assertThat(decided.text("online")).isEqualTo("REFUSED");
        assertThat(decided.text("reason")).isEqualTo("FIRST_VISIT");
        assertThat(decided.matchedRules()).containsExactly("rule_firstVisit");
        Map<String, Object> kept = jdbc.sql("SELECT * FROM decision_record WHERE id = ?")
                .param(decided.recordId())
                .query()
                .singleRow();
        assertThat(kept)
                .containsEntry("case_id", caseId)
                .containsEntry("matched_rules", "rule_firstVisit")
                .containsEntry("version", decided.version());
        assertThat(new String((byte[]) kept.get("facts"))).doesNotContain("DIAGNOSIS", "jc-cardiology");
        assertThat(new String((byte[]) kept.get("answers"))).doesNotContain("REFUSED");
    }

    @Test
    void theEngineKeepsNothingOfADecision() {
        String caseId = Ids.next();
        freeze(caseId, null);
        transaction.executeWithoutResult(
                status -> decisions.decide(caseId, Decisions.URGENCY, Map.of("redFlag", true, "age", 31)));

        for (String table : List.of("ACT_HI_DECINST", "ACT_HI_DEC_IN", "ACT_HI_DEC_OUT")) {
            assertThat(rows("SELECT COUNT(*) FROM " + table)).as(table).isZero();
        }
        assertThat(rows("SELECT COUNT(*) FROM ACT_HI_VARINST WHERE NAME_ IN ('redFlag', 'age')"))
                .isZero();
        assertThat(rows("SELECT COUNT(*) FROM ACT_RU_VARIABLE WHERE NAME_ IN ('redFlag', 'age')"))
                .isZero();
    }

    @Test
    void aDatedRuleIsReadInTheDaysOfItsTable() {
        assertThat(pilot(LocalDate.parse("2026-02-01"))).isEqualTo("ALLOWED");
        assertThat(pilot(LocalDate.parse("2027-01-31"))).isEqualTo("ALLOWED");
        assertThat(pilot(LocalDate.parse("2026-01-31"))).isEqualTo("REFUSED");
        assertThat(pilot(LocalDate.parse("2027-02-01"))).isEqualTo("REFUSED");
    }

    @Test
    void aCaseStartsInItsFrozenVersionAndItsDiagramShowsWhereItStands() {
        String caseId = Ids.next();
        String process = transaction.execute(status ->
                processes.start(caseId, null, "yunling", "jiangcheng", "d0000000-0000-4000-8000-000000000002"));

        List<Diagram> shown = diagrams.of(caseId, Locale.SIMPLIFIED_CHINESE);

        assertThat(shown).extracting(Diagram::process).startsWith(Processes.REFERRAL);
        assertThat(shown.getFirst().started()).isTrue();
        assertThat(shown.getFirst().xml()).contains("id=\"" + ReferralProcess.USER_TASK_BOOK + "\" name=\"预约会诊\"");
        assertThat(shown.get(3).started()).isFalse();
        assertThat(shown.getFirst().active()).contains(ReferralProcess.CALL_ACTIVITY_TRIAGE);
        // The engine's own job may be moving it in this moment.
        await().ignoreException(OptimisticLockingException.class)
                .untilAsserted(() -> runtime.deleteProcessInstance(process, "test over"));
    }

    @Test
    void theDiagramSpeaksTheViewersLanguage() {
        String caseId = Ids.next();
        freeze(caseId, null);

        Diagram triage = diagrams.of(caseId, Locale.ENGLISH).get(1);

        assertThat(triage.process()).isEqualTo(Processes.TRIAGE);
        assertThat(triage.xml()).contains("name=\"Route the referral\"").contains(TriageProcess.USER_TASK_ROUTE);
        assertThat(triage.xml()).doesNotContain("name=\"分派科室和专家\"");
    }

    @Test
    void aMessageThatNobodyWaitsForIsReportedNotThrown() {
        Boolean told = transaction.execute(status -> processes.tell(Ids.next(), Messages.PATIENT_TOLD));

        assertThat(told).isFalse();
    }

    @Test
    void aProcessIsStartedOnlyInTheTransactionOfItsCase() {
        assertThatThrownBy(() -> processes.start(Ids.next(), null, "yunling", "jiangcheng", "nobody"))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private int rows(String count) {
        return jdbc.sql(count).query(Integer.class).single();
    }

    private String pilot(LocalDate today) {
        String caseId = Ids.next();
        freeze(caseId, null);
        Map<String, Object> child = new HashMap<>();
        child.put("kind", "DIAGNOSIS");
        child.put("age", 9);
        child.put("guardianPresent", true);
        child.put("doctorOfSpecialty", "YES");
        child.put("firstVisit", true);
        child.put("conditionChanged", false);
        child.put("clearDiagnosis", false);
        child.put("department", "jc-respiratory");
        child.put("doctorWhitelisted", "YES");
        child.put("today", today);
        return transaction
                .execute(status -> decisions.decide(caseId, Decisions.FIRST_VISIT, child))
                .text("online");
    }

    private FrozenModels freeze(String department) {
        return freeze(Ids.next(), department);
    }

    private FrozenModels freeze(String caseId, String department) {
        return transaction.execute(status -> releases.freeze(caseId, department));
    }

    private void released(Frozen model, String department) {
        releases.release(model, Instant.EPOCH, Set.of(department));
    }
}
