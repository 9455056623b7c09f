package io.huizhen.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Truth tables written from the rules of the register of regulations, not from the models. */
class DecisionTablesTest {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @ParameterizedTest(name = "red flag {0}, declared {1}, worsening {2}, age {3}: {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "true,  ROUTINE,   false, 72, EMERGENCY", // a red flag outranks what was declared
                "true,  URGENT,    false, 30, EMERGENCY",
                "false, EMERGENCY, false, 72, EMERGENCY",
                "false, URGENT,    false, 72, URGENT",
                "false, ROUTINE,   true,  72, URGENT",
                "false, ROUTINE,   false, 5,  URGENT",
                "false, ROUTINE,   false, 6,  ROUTINE",
                "false, ROUTINE,   false, 72, ROUTINE",
                "-,     ROUTINE,   -,     -,  ROUTINE",
                "false, -,         false, 72, URGENT", // in doubt, sooner
                "-,     -,         -,     -,  URGENT",
            })
    void urgencyFollowsTheRule(Boolean redFlag, String declared, Boolean worsening, Integer age, String urgency) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("redFlag", redFlag);
        facts.put("declaredUrgency", declared);
        facts.put("worsening", worsening);
        facts.put("age", age);

        assertThat(decide(Decisions.URGENCY, facts).get("urgency")).isEqualTo(urgency);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMERGENCY", "URGENT", "ROUTINE"})
    void everyUrgencyHasATimeLimitForEachStep(String urgency) {
        DmnDecisionRuleResult limits = decide(Decisions.TIME_LIMITS, Map.of("urgency", urgency));

        assertThat(limits.keySet())
                .containsExactlyInAnyOrder("routeWithin", "acceptWithin", "bookWithin", "signWithin", "adoptWithin");
        assertThat(limits.values())
                .allSatisfy(limit ->
                        assertThat(java.time.Duration.parse((String) limit)).isPositive());
    }

    @Test
    void anEmergencyIsRoutedFasterThanAnUrgentCaseAndThatFasterThanARoutineOne() {
        assertThat(routeWithin("EMERGENCY")).isLessThan(routeWithin("URGENT"));
        assertThat(routeWithin("URGENT")).isLessThan(routeWithin("ROUTINE"));
    }

    @Test
    void aConsultBetweenInstitutionsIsAllowedWhetherOrNotItIsAFirstVisit() {
        assertGate(adult("CONSULT").with("firstVisit", true), "ALLOWED", "CONSULT_BETWEEN_INSTITUTIONS");
        assertGate(adult("CONSULT").with("firstVisit", false), "ALLOWED", "CONSULT_BETWEEN_INSTITUTIONS");
    }

    @Test
    void aFirstVisitIsNotDiagnosedOnline() {
        assertGate(adult("DIAGNOSIS").with("firstVisit", true), "REFUSED", "FIRST_VISIT");
    }

    @Test
    void aFollowUpWithAClearDiagnosisIsAllowed() {
        assertGate(adult("DIAGNOSIS").with("firstVisit", false), "ALLOWED", "FOLLOW_UP");
    }

    @Test
    void aFollowUpWithoutRecordsOfAClearDiagnosisIsRefused() {
        assertGate(
                adult("DIAGNOSIS").with("firstVisit", false).with("clearDiagnosis", false),
                "REFUSED",
                "NO_CLEAR_DIAGNOSIS");
        assertGate(
                adult("DIAGNOSIS").with("firstVisit", false).with("clearDiagnosis", null),
                "REFUSED",
                "NO_CLEAR_DIAGNOSIS");
    }

    @Test
    void aChangedConditionBelongsToAPhysicalVisit() {
        assertGate(
                adult("DIAGNOSIS").with("firstVisit", false).with("conditionChanged", true),
                "REFUSED",
                "CONDITION_CHANGED");
    }

    @ParameterizedTest
    @CsvSource({"CONSULT", "DIAGNOSIS"})
    void underSixNeedsAGuardian(String kind) {
        Facts child = adult(kind).with("age", 5).with("firstVisit", false);

        assertGate(child.with("guardianPresent", false), "REFUSED", "UNDER_SIX_WITHOUT_GUARDIAN");
        assertGate(child.with("guardianPresent", null), "REFUSED", "UNDER_SIX_WITHOUT_GUARDIAN");
        assertThat(gate(child.with("guardianPresent", true)).get("online")).isEqualTo("ALLOWED");
        assertThat(gate(child.with("age", 6).with("guardianPresent", false)).get("online"))
                .isEqualTo("ALLOWED");
    }

    @ParameterizedTest
    @CsvSource({"CONSULT", "DIAGNOSIS"})
    void underSixNeedsADoctorOfTheSpecialty(String kind) {
        Facts child = adult(kind).with("age", 5).with("firstVisit", false).with("guardianPresent", true);

        assertGate(child.with("doctorOfSpecialty", "NO"), "REFUSED", "UNDER_SIX_WITHOUT_SPECIALTY_DOCTOR");
        assertThat(gate(child.with("doctorOfSpecialty", "YES")).get("online")).isEqualTo("ALLOWED");
        assertThat(gate(child.with("doctorOfSpecialty", "NOT_YET_KNOWN")).get("online"))
                .isEqualTo("ALLOWED");
    }

    @ParameterizedTest(name = "{0} {1} age {2} guardian {3} specialty {4} listed {5}: {6}")
    @CsvSource({
        "jc-respiratory, 2026-02-01, 9,  true,  YES, YES, ALLOWED, PILOT", // first day
        "jc-respiratory, 2027-01-31, 9,  true,  YES, YES, ALLOWED, PILOT", // last day
        "jc-respiratory, 2026-11-23, 9,  true,  NOT_YET_KNOWN, NOT_YET_KNOWN, ALLOWED, PILOT",
        "jc-respiratory, 2026-01-31, 9,  true,  YES, YES, REFUSED, FIRST_VISIT", // before it began
        "jc-respiratory, 2027-02-01, 9,  true,  YES, YES, REFUSED, FIRST_VISIT", // after it ended
        "jc-cardiology,  2026-11-23, 9,  true,  YES, YES, REFUSED, FIRST_VISIT", // another department
        "jc-respiratory, 2026-11-23, 18, true,  YES, YES, REFUSED, FIRST_VISIT", // not a child
        "jc-respiratory, 2026-11-23, 9,  false, YES, YES, REFUSED, FIRST_VISIT", // guardian absent
        "jc-respiratory, 2026-11-23, 9,  true,  NO,  YES, REFUSED, FIRST_VISIT", // another specialty
        "jc-respiratory, 2026-11-23, 9,  true,  YES, NO,  REFUSED, FIRST_VISIT", // doctor not on the list
    })
    void theDatedPilotOpensFirstVisitsForItsDepartmentDatesAndDoctorsOnly(
            String department,
            LocalDate today,
            int age,
            boolean guardian,
            String specialty,
            String listed,
            String online,
            String reason) {
        Facts child = adult("DIAGNOSIS")
                .with("firstVisit", true)
                .with("department", department)
                .with("today", today)
                .with("age", age)
                .with("guardianPresent", guardian)
                .with("doctorOfSpecialty", specialty)
                .with("doctorWhitelisted", listed);

        assertGate(child, online, reason);
    }

    @Test
    void factsThatAreMissingAreNeverAYes() {
        assertGate(adult("CONSULT").with("age", null), "REFUSED", "FACTS_MISSING");
        assertGate(adult("DIAGNOSIS").with("firstVisit", null), "REFUSED", "FACTS_MISSING");
        assertGate(
                adult("DIAGNOSIS").with("firstVisit", false).with("conditionChanged", null),
                "REFUSED",
                "FACTS_MISSING");
        assertGate(adult(null), "REFUSED", "FACTS_MISSING");
        assertGate(adult("SECOND_OPINION").with("firstVisit", false), "REFUSED", "FACTS_MISSING");
    }

    private static java.time.Duration routeWithin(String urgency) {
        return java.time.Duration.parse((String)
                decide(Decisions.TIME_LIMITS, Map.of("urgency", urgency)).get("routeWithin"));
    }

    private static Facts adult(String kind) {
        return new Facts(new HashMap<>())
                .with("kind", kind)
                .with("age", 72)
                .with("guardianPresent", false)
                .with("doctorOfSpecialty", "NOT_YET_KNOWN")
                .with("firstVisit", false)
                .with("conditionChanged", false)
                .with("clearDiagnosis", true)
                .with("department", "jc-cardiology")
                .with("doctorWhitelisted", "NOT_YET_KNOWN")
                .with("today", LocalDate.parse("2026-11-23"));
    }

    private static void assertGate(Facts facts, String online, String reason) {
        DmnDecisionRuleResult answer = gate(facts);
        assertThat(answer.get("online")).isEqualTo(online);
        assertThat(answer.get("reason")).isEqualTo(reason);
    }

    private static DmnDecisionRuleResult gate(Facts facts) {
        return decide(Decisions.FIRST_VISIT, facts.values());
    }

    private static DmnDecisionRuleResult decide(String decision, Map<String, Object> facts) {
        Map<String, Object> converted = new HashMap<>(facts);
        converted.replaceAll((name, value) -> value instanceof LocalDate date
                ? java.util.Date.from(
                        date.atStartOfDay(java.time.ZoneId.systemDefault()).toInstant())
                : value);
        InputStream model = DecisionTablesTest.class.getResourceAsStream("/dmn/" + decision + ".dmn");
        return ENGINE.evaluateDecisionTable(decision, model, converted).getSingleResult();
    }

    private record Facts(Map<String, Object> values) {
        Facts with(String name, Object value) {
            Map<String, Object> copy = new HashMap<>(values);
            copy.put(name, value);
            return new Facts(copy);
        }
    }
}
