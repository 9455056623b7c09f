package io.huizhen.workflows.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.workflows.CallWay;
import io.huizhen.workflows.ConsultOutcome;
import io.huizhen.workflows.ConsultProcess;
import io.huizhen.workflows.Delegates;
import io.huizhen.workflows.Messages;
import io.huizhen.workflows.OutageFallbackProcess;
import io.huizhen.workflows.OutageFallbackVariables;
import io.huizhen.workflows.ReferralProcess;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The fallback: telephone, coordinator, hand-over. Nothing in it ends a consult, and within five minutes a person has the
 * hand-over in hand, whatever happens.
 */
class OutageFallbackModelTest {

    @Test
    void theConsultStaysTheDoctorsWhileItsFallbackRuns() {
        CaseRun run = ringing();

        assertThat(run.tasks()).containsExactly(ConsultProcess.USER_TASK_CONSULT);
        assertThat(run.catches()).containsExactly(OutageFallbackProcess.CATCH_EVENT_CALL_SETTLED);
        assertThat(run.calls())
                .endsWith(Delegates.CHOOSE_CALL_WAY_DELEGATE, Delegates.RING_BOTH_SIDES_DELEGATE)
                .containsOnlyOnce(Delegates.RING_BOTH_SIDES_DELEGATE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "BY_HAND")
    void whereWeCannotRingTheCoordinatorCalls(String way) {
        CaseRun run = begun(way);

        assertThat(run.tasks())
                .containsExactly(OutageFallbackProcess.USER_TASK_CALL_BOTH_SIDES, ConsultProcess.USER_TASK_CONSULT);
        assertThat(run.calls()).doesNotContain(Delegates.RING_BOTH_SIDES_DELEGATE);
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECTED, userTask_confirmIdentity",
        "NOT_REACHED, userTask_goOn",
        "NO_LINE, userTask_callBothSides",
        ", userTask_callBothSides"
    })
    void aCallThatIsSettledLeadsToWhoCanGoOn(String outcome, String task) {
        assertThat(settled(ringing(), outcome).tasks()).contains(task, ConsultProcess.USER_TASK_CONSULT);
    }

    @Test
    void theDoctorOfTheCaseConfirmsAndDecides() {
        CaseRun talking = settled(ringing(), "CONNECTED");
        CaseRun missed = settled(ringing(), "NOT_REACHED");

        assertThat(talking.task(OutageFallbackProcess.USER_TASK_CONFIRM_IDENTITY)
                        .getAssignee())
                .isEqualTo(Steps.DOCTOR);
        assertThat(missed.task(OutageFallbackProcess.USER_TASK_GO_ON).getAssignee())
                .isEqualTo(Steps.DOCTOR);
    }

    @Test
    void aConfirmedTalkGoesOnUntilItEndsAndCanBeTakenUpAgain() {
        CaseRun run = identity(settled(ringing(), "CONNECTED"), "CONFIRMED");

        assertThat(run.catches()).containsExactly(OutageFallbackProcess.CATCH_EVENT_CALL_ENDED);
        run.tell(Messages.CALL_ENDED);
        assertThat(run.tasks()).contains(OutageFallbackProcess.USER_TASK_GO_ON);
        next(run, "RING");
        assertThat(run.catches()).containsExactly(OutageFallbackProcess.CATCH_EVENT_CALL_SETTLED);
        assertThat(run.calls())
                .filteredOn(Delegates.RING_BOTH_SIDES_DELEGATE::equals)
                .hasSize(2);
    }

    @Test
    void aTalkCutOffBeforeTheIdentityWasConfirmedIsTheDoctorsToTakeUpAgain() {
        CaseRun run = settled(ringing(), "CONNECTED").tell(Messages.CALL_ENDED);

        assertThat(run.tasks())
                .contains(OutageFallbackProcess.USER_TASK_GO_ON)
                .doesNotContain(OutageFallbackProcess.USER_TASK_CONFIRM_IDENTITY);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "REFUSED")
    void whoIsNotKnownIsHandedOver(String check) {
        CaseRun run = identity(settled(ringing(), "CONNECTED"), check);

        assertThat(run.tasks())
                .contains(OutageFallbackProcess.USER_TASK_ARRANGE_HAND_OVER, OutageFallbackProcess.USER_TASK_GO_ON);
        assertThat(run.catches()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BOTH, userTask_confirmIdentity",
        "ONE, userTask_goOn",
        "NOBODY, userTask_arrangeHandOver",
        ", userTask_arrangeHandOver"
    })
    void whomTheCoordinatorReachedDecidesWhatFollows(String reached, String task) {
        CaseRun run = begun("BY_HAND");
        run.complete(OutageFallbackProcess.USER_TASK_CALL_BOTH_SIDES, one(OutageFallbackVariables.REACHED, reached));

        assertThat(run.tasks()).contains(task);
        assertThat(run.tasks().contains(OutageFallbackProcess.USER_TASK_ARRANGE_HAND_OVER))
                .isEqualTo(task.equals(OutageFallbackProcess.USER_TASK_ARRANGE_HAND_OVER));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "HAND_OVER")
    void withoutAnotherWordTheCaseIsHandedOver(String step) {
        CaseRun run = next(settled(ringing(), "NOT_REACHED"), step);

        assertThat(run.tasks())
                .contains(OutageFallbackProcess.USER_TASK_ARRANGE_HAND_OVER, OutageFallbackProcess.USER_TASK_GO_ON);
    }

    @Test
    void theDoctorMayAskTheCoordinatorToCall() {
        assertThat(next(settled(ringing(), "NOT_REACHED"), "BY_HAND").tasks())
                .contains(OutageFallbackProcess.USER_TASK_CALL_BOTH_SIDES);
    }

    @Test
    void backInTheRoomTheFallbackIsOverAndCanBeginAgain() {
        CaseRun run = next(settled(ringing(), "NOT_REACHED"), "RESUMED");

        assertThat(run.ends())
                .contains(OutageFallbackProcess.END_EVENT_RESUMED, ConsultProcess.END_EVENT_FALLBACK_OVER);
        assertThat(run.tasks()).containsExactly(ConsultProcess.USER_TASK_CONSULT);
        run.tell(Messages.FALLBACK_BEGUN);
        assertThat(run.catches()).containsExactly(OutageFallbackProcess.CATCH_EVENT_CALL_SETTLED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(booleans = false)
    void withoutATalkAfterFourMinutesTheCoordinatorHasTheHandOver(Boolean talking) {
        CaseRun run = checked(ringing(), talking).runOut(OutageFallbackProcess.START_EVENT_FOUR_MINUTES);

        assertThat(run.ends()).contains(OutageFallbackProcess.END_EVENT_CLOCK_RAN_OUT);
        assertThat(run.tasks()).contains(OutageFallbackProcess.USER_TASK_ARRANGE_HAND_OVER);
        assertThat(run.catches()).containsExactly(OutageFallbackProcess.CATCH_EVENT_CALL_SETTLED);
    }

    @Test
    void whoTalksIsLeftAloneByTheClock() {
        CaseRun run = checked(ringing(), true).runOut(OutageFallbackProcess.START_EVENT_FOUR_MINUTES);

        assertThat(run.ends()).contains(OutageFallbackProcess.END_EVENT_TALKING);
        assertThat(run.tasks()).doesNotContain(OutageFallbackProcess.USER_TASK_ARRANGE_HAND_OVER);
    }

    @Test
    void aConsultHasOneHandOverTask() {
        CaseRun run = next(settled(ringing(), "NOT_REACHED"), "HAND_OVER");
        run.on(
                Delegates.ASK_FOR_HAND_OVER_DELEGATE,
                execution -> OutageFallbackVariables.of(execution).handOverAsked(true));
        next(run, "HAND_OVER");

        assertThat(run.ends()).contains(OutageFallbackProcess.END_EVENT_ASKED);
        assertThat(run.task(OutageFallbackProcess.USER_TASK_ARRANGE_HAND_OVER)).isNotNull();
    }

    @Test
    void aHandOverThatIsNotNeededLeavesTheConsultAsItIs() {
        CaseRun run = next(settled(ringing(), "NOT_REACHED"), "HAND_OVER")
                .complete(OutageFallbackProcess.USER_TASK_ARRANGE_HAND_OVER, Map.of());

        assertThat(run.ends()).contains(OutageFallbackProcess.END_EVENT_NOT_NEEDED);
        assertThat(run.tasks()).contains(ConsultProcess.USER_TASK_CONSULT, OutageFallbackProcess.USER_TASK_GO_ON);
    }

    @Test
    void aHandOverThatNobodyArrangesIsEscalatedAndStays() {
        CaseRun run = next(settled(ringing(), "NOT_REACHED"), "HAND_OVER")
                .runOut(OutageFallbackProcess.BOUNDARY_EVENT_HAND_OVER_OVERDUE);

        assertThat(run.calls()).contains(Delegates.ESCALATE_DELEGATE);
        assertThat(run.ends()).contains(OutageFallbackProcess.END_EVENT_ESCALATED);
        assertThat(run.tasks()).contains(OutageFallbackProcess.USER_TASK_ARRANGE_HAND_OVER);
    }

    @Test
    void handingOverEndsEverythingOfTheCase() {
        CaseRun run = next(settled(ringing(), "NOT_REACHED"), "HAND_OVER").tell(Messages.NOT_SUITABLE_ONLINE);

        assertThat(run.isOver()).isTrue();
        assertThat(run.ends()).contains(ReferralProcess.END_EVENT_NOT_SUITABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ringing", "talking", "deciding", "handingOver"})
    void theDoctorsFinishEndsTheFallbackWhereverItStands(String where) {
        CaseRun run = switch (where) {
            case "ringing" -> ringing();
            case "talking" -> identity(settled(ringing(), "CONNECTED"), "CONFIRMED");
            case "deciding" -> settled(ringing(), "NOT_REACHED");
            default -> next(settled(ringing(), "NOT_REACHED"), "HAND_OVER");
        };
        run.tell(Messages.CONSULT_OVER);
        Steps.finish(run, ConsultOutcome.FINISHED);

        assertThat(run.ends()).contains(OutageFallbackProcess.END_EVENT_CONSULT_OVER);
        assertThat(run.tasks()).isEmpty();
        assertThat(run.catches()).containsExactly(ConsultProcess.CATCH_EVENT_RECORDING_COLLECTED);
    }

    @Test
    void aConsultNobodyCameToTakesItsFallbackWithIt() {
        CaseRun run = Steps.finish(ringing(), ConsultOutcome.NO_SHOW);

        assertThat(run.tasks()).containsExactly(ReferralProcess.USER_TASK_BOOK);
        assertThat(run.catches()).isEmpty();
    }

    private static CaseRun ringing() {
        return begun(CallWay.TRUNK.name());
    }

    private static CaseRun begun(String way) {
        return Steps.invited()
                .on(
                        Delegates.CHOOSE_CALL_WAY_DELEGATE,
                        execution -> execution.setVariable(OutageFallbackVariables.CALL_WAY, way))
                .on(
                        Delegates.ASK_FOR_HAND_OVER_DELEGATE,
                        execution -> OutageFallbackVariables.of(execution).handOverAsked(false))
                .tell(Messages.FALLBACK_BEGUN);
    }

    private static CaseRun settled(CaseRun run, String outcome) {
        return run.tell(Messages.CALL_SETTLED, one(OutageFallbackVariables.CALL_OUTCOME, outcome));
    }

    private static CaseRun identity(CaseRun run, String check) {
        return run.complete(
                OutageFallbackProcess.USER_TASK_CONFIRM_IDENTITY, one(OutageFallbackVariables.IDENTITY_CHECK, check));
    }

    private static CaseRun next(CaseRun run, String step) {
        return run.complete(OutageFallbackProcess.USER_TASK_GO_ON, one(OutageFallbackVariables.NEXT_STEP, step));
    }

    private static CaseRun checked(CaseRun run, Boolean talking) {
        return run.on(
                Delegates.CHECK_TALK_DELEGATE,
                execution -> OutageFallbackVariables.of(execution).talking(talking));
    }

    /** A variable that may be missing. */
    private static Map<String, Object> one(String name, String value) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(name, value);
        return variables;
    }
}
