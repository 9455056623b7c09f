package io.huizhen.consult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huizhen.HuizhenTest;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.workflows.NextStep;
import io.huizhen.workflows.Reached;
import io.huizhen.worklist.WorkItem;
import io.huizhen.worklist.Worklist;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Where we cannot ring by ourselves (a number that cannot be dialled): the coordinator calls, the doctor decides. */
@HuizhenTest
class FallbackTest {

    private static final Viewer COORDINATOR = new Viewer(
            "d0000000-0000-4000-8000-000000000003",
            "coordinator",
            Set.of(Role.COORDINATOR),
            "jiangcheng",
            Set.of(),
            null);

    @Autowired
    ConsultFixture fixture;

    @Autowired
    Fallback fallback;

    @Autowired
    FallbackActs acts;

    @Autowired
    IdentityDigits digits;

    @Autowired
    IdentityLock lock;

    @Autowired
    MediaEvents events;

    @Autowired
    Worklist worklist;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void theCoordinatorIsAskedToCallBothSides() {
        Consult consult = byHand();

        assertThat(tasks(consult)).contains("consult", "callBothSides");
        assertThat(stage(consult)).isEqualTo(FallbackStage.BY_HAND);
    }

    @Test
    void begunTwiceItIsOneFallback() {
        Consult consult = byHand();

        assertThat(fallback.begin(consult.id(), FallbackCause.LINE_TOO_WEAK, null))
                .isFalse();
        assertThat(tasks(consult)).containsOnlyOnce("callBothSides");
    }

    @Test
    void aConsultThatDoesNotStandYetHasNothingToFallBackFrom() {
        Consult consult = fixture.prepared(fixture.booked());

        assertThat(fallback.begin(consult.id(), FallbackCause.ASKED, null)).isFalse();
        assertThat(fallback.of(consult.id())).isEmpty();
    }

    @Test
    void aTalkBroughtAboutByHandNeedsTheDigitsToo() {
        Consult consult = byHand();
        reached(consult, Reached.BOTH, null);

        await().until(() -> tasks(consult).contains("confirmIdentity"));
        assertThat(lock.isLocked(consult.id())).isTrue();
        identify(consult, digits.of(consult.id()));
        assertThat(stage(consult)).isEqualTo(FallbackStage.CONNECTED);
        assertThat(lock.isLocked(consult.id())).isFalse();
        assertThat(events.of(consult.id())).extracting(MediaEvent::mode).contains(MediaMode.PHONE);
    }

    @Test
    void whoWasNotReachedIsToldToTheDoctor() {
        Consult consult = byHand();
        reached(consult, Reached.ONE, "patient");

        await().until(() -> tasks(consult).contains("goOn"));
        assertThat(fallback.of(consult.id()).orElseThrow().missed()).isEqualTo("patient");
    }

    @Test
    void reachedNobodyTheCoordinatorArrangesAHandOverUntilItIsNotNeeded() {
        Consult consult = byHand();
        reached(consult, Reached.NOBODY, null);

        await().until(() -> tasks(consult).containsAll(List.of("arrangeHandOver", "goOn")));
        assertThat(fallback.of(consult.id()).orElseThrow().handOverAt()).isNotNull();
        transaction.executeWithoutResult(status -> acts.handOverNotNeeded(consult.caseId(), COORDINATOR));
        assertThat(tasks(consult)).doesNotContain("arrangeHandOver").contains("goOn");
    }

    @Test
    void backInTheRoomItIsOverAndMayBeginAgain() {
        Consult consult = byHand();
        reached(consult, Reached.ONE, "doctor");
        await().until(() -> tasks(consult).contains("goOn"));
        transaction.executeWithoutResult(
                status -> acts.goOn(consult.caseId(), NextStep.RESUMED, ConsultFixture.AS_DOCTOR));

        assertThat(fallback.of(consult.id())).isEmpty();
        await().until(() -> !tasks(consult).contains("goOn"));
        await().until(() -> fallback.begin(consult.id(), FallbackCause.ASKED, null));
    }

    private Consult byHand() {
        Consult consult = fixture.standing(fixture.booked("12"));
        assertThat(fallback.begin(consult.id(), FallbackCause.NO_MEDIA_SERVER, null))
                .isTrue();
        await().until(() -> tasks(consult).contains("callBothSides"));
        return consult;
    }

    private void reached(Consult consult, Reached reached, String missed) {
        transaction.executeWithoutResult(status -> acts.reached(consult.caseId(), reached, missed, "占线", COORDINATOR));
    }

    private void identify(Consult consult, String said) {
        transaction.executeWithoutResult(status -> acts.identify(consult.caseId(), said, ConsultFixture.AS_DOCTOR));
    }

    private FallbackStage stage(Consult consult) {
        return fallback.of(consult.id()).orElseThrow().stage();
    }

    private List<String> tasks(Consult consult) {
        return worklist.openIn(consult.caseId()).stream().map(WorkItem::kind).toList();
    }
}
