package io.huizhen.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.access.Role;
import io.huizhen.ops.OwnerRule.Here;
import io.huizhen.ops.OwnerRule.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose an alert is, rule by rule. */
class OwnerRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-26T04:00:00Z");
    private static final List<String> CASE = List.of("city", "county");

    @Test
    void aCoordinatorOfTheInvitedHospitalComesFirst() {
        assertThat(next(coordinator("a", "county", 0), coordinator("b", "city", 5), operator("o", 0)))
                .isEqualTo(new Owner("b", Role.COORDINATOR, false));
    }

    @Test
    void thenOneOfTheInvitingHospital() {
        assertThat(next(coordinator("a", "county", 0), operator("o", 0)).personId())
                .isEqualTo("a");
    }

    @Test
    void amongColleaguesTheOneWithTheFewestAlerts() {
        assertThat(next(coordinator("a", "city", 2), coordinator("b", "city", 1), coordinator("c", "city", 2))
                        .personId())
                .isEqualTo("b");
    }

    @Test
    void amongEquallyBusyTheOneSeenLast() {
        Here early = new Here("a", Role.COORDINATOR, "city", 1, NOW.minusSeconds(600));
        assertThat(next(early, coordinator("b", "city", 1)).personId()).isEqualTo("b");
    }

    @Test
    void aCoordinatorOfAnotherHospitalIsNotAsked() {
        assertThat(next(coordinator("a", "elsewhere", 0), operator("o", 9)))
                .isEqualTo(new Owner("o", Role.OPERATOR, false));
    }

    @Test
    void theOperatorOnDutyComesBeforeAnIdleColleague() {
        assertThat(OwnerRule.next(
                                Role.OPERATOR,
                                List.of(),
                                List.of(operator("idle", 0), operator("duty", 4)),
                                "duty",
                                Set.of())
                        .personId())
                .isEqualTo("duty");
    }

    @Test
    void anOperatorWhoIsHereComesBeforeOneOnDutyWhoIsAway() {
        assertThat(OwnerRule.next(Role.OPERATOR, List.of(), List.of(operator("here", 4)), "duty", Set.of()))
                .isEqualTo(new Owner("here", Role.OPERATOR, false));
    }

    @Test
    void withNobodyHereItIsTheOperatorOnDutyWhoIsToldByMessage() {
        assertThat(OwnerRule.next(Role.COORDINATOR, CASE, List.of(), "duty", Set.of()))
                .isEqualTo(new Owner("duty", Role.OPERATOR, true));
    }

    @Test
    void whoWasAskedIsNotAskedAgain() {
        List<Here> here = List.of(coordinator("a", "city", 0), coordinator("b", "city", 3), operator("o", 0));
        assertThat(OwnerRule.next(Role.COORDINATOR, CASE, here, null, Set.of("a"))
                        .personId())
                .isEqualTo("b");
        assertThat(OwnerRule.next(Role.COORDINATOR, CASE, here, null, Set.of("a", "b"))
                        .personId())
                .isEqualTo("o");
    }

    @Test
    void withNobodyLeftItIsTheWholeRoles() {
        assertThat(OwnerRule.next(
                        Role.COORDINATOR, CASE, List.of(coordinator("a", "city", 0)), "duty", Set.of("a", "duty")))
                .isEqualTo(Owner.everyone(Role.COORDINATOR));
        assertThat(OwnerRule.next(Role.OPERATOR, List.of(), List.of(), null, Set.of()))
                .isEqualTo(Owner.everyone(Role.OPERATOR));
    }

    private static Owner next(Here... here) {
        return OwnerRule.next(Role.COORDINATOR, CASE, List.of(here), null, Set.of());
    }

    private static Here coordinator(String id, String hospital, int alerts) {
        return new Here(id, Role.COORDINATOR, hospital, alerts, NOW);
    }

    private static Here operator(String id, int alerts) {
        return new Here(id, Role.OPERATOR, "", alerts, NOW);
    }
}
