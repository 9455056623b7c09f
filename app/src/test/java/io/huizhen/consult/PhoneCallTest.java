package io.huizhen.consult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.huizhen.HuizhenTest;
import io.huizhen.access.CurrentViewer;
import io.huizhen.consult.IdentityDigits.Answer;
import io.huizhen.launcher.Stack;
import io.huizhen.launcher.Telephone;
import io.huizhen.outbox.OutboxHandler;
import io.huizhen.workflows.NextStep;
import io.huizhen.worklist.WorkItem;
import io.huizhen.worklist.Worklist;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** The call inside the case, with real telephones at a real exchange: the doctor first, then the patient, then both. */
@HuizhenTest
class PhoneCallTest {

    /** The demo doctor's, as the directory has it. */
    private static final String DOCTORS_NUMBER = "13800550204";

    private static final Duration SOON = Duration.ofSeconds(40);

    @Autowired
    ConsultFixture fixture;

    @Autowired
    Consults consults;

    @Autowired
    Fallback fallback;

    @Autowired
    FallbackActs acts;

    @Autowired
    IdentityDigits digits;

    @Autowired
    IdentityLock lock;

    @Autowired
    Attendance attendance;

    @Autowired
    Worklist worklist;

    @Autowired
    OutboxHandler<CallEntry> telephones;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SeatLinks links;

    @Autowired
    MockMvc web;

    @Autowired
    TransactionTemplate transaction;

    private Telephone doctor;
    private Telephone patient;
    private ConsultFixture.Booked booked;
    private Consult consult;

    @BeforeEach
    void connectTelephones() {
        booked = fixture.booked();
        doctor = Telephone.of(Stack.current().trunk(), DOCTORS_NUMBER, 440);
        patient = Telephone.of(Stack.current().trunk(), booked.phone(), 660);
        doctor.answerAfter(Duration.ZERO);
        patient.answerAfter(Duration.ZERO);
        consult = fixture.standing(booked);
    }

    @AfterEach
    void disconnectTelephones() {
        doctor.close();
        patient.close();
    }

    @Test
    void bothTalkOnceEachWasRungAndNothingIsAdvisedBeforeTheDigitsAreRight() {
        begin();
        at(FallbackStage.UNCONFIRMED);

        assertThat(doctor.rings()).isEqualTo(1);
        assertThat(patient.rings()).isEqualTo(1);
        assertThat(consults.get(consult.id()).state()).isEqualTo(ConsultState.LIVE);
        assertThat(lock.isLocked(consult.id())).isTrue();
        assertThatThrownBy(() -> consults.finish(consult.caseId(), ConsultFixture.AS_DOCTOR))
                .isInstanceOf(IdentityNotConfirmedException.class);

        task("confirmIdentity");
        assertThat(identify("not these")).isEqualTo(Answer.WRONG);
        assertThat(identify(digits.of(consult.id()))).isEqualTo(Answer.RIGHT);
        at(FallbackStage.CONNECTED);
        assertThat(lock.isLocked(consult.id())).isFalse();

        consults.finish(consult.caseId(), ConsultFixture.AS_DOCTOR);
        await().atMost(SOON).until(() -> !doctor.isTalking() && !patient.isTalking());
        assertThat(fallback.of(consult.id())).isEmpty();
        assertThat(attendance.attended(consult.id())).hasSize(2);
    }

    @Test
    void threeWrongAnswersEndTheCallAndCallForAHandOver() {
        begin();
        at(FallbackStage.UNCONFIRMED);
        task("confirmIdentity");

        assertThat(identify("000 000x")).isEqualTo(Answer.WRONG);
        assertThat(identify("000 000x")).isEqualTo(Answer.WRONG);
        assertThat(identify("000 000x")).isEqualTo(Answer.SPENT);
        at(FallbackStage.REFUSED);
        await().atMost(SOON).until(() -> !doctor.isTalking() && !patient.isTalking());
        task("arrangeHandOver");
        assertThat(acts.mayRing(fallback.of(consult.id()).orElseThrow())).isFalse();
        assertThat(lock.isLocked(consult.id())).isTrue();
    }

    @Test
    void aPatientWhoIsEngagedIsToldToTheDoctorWhoTriesOnceMore() {
        patient.refuse();
        begin();
        at(FallbackStage.STOPPED);

        OpenFallback first = fallback.of(consult.id()).orElseThrow();
        assertThat(first.missed()).isEqualTo("patient");
        assertThat(first.why()).isEqualTo(CallEnd.BUSY.name());
        assertThat(acts.mayRing(first)).isTrue();
        task("goOn");
        goOn(NextStep.RING);
        await().atMost(SOON).until(() -> fallback.of(consult.id()).orElseThrow().unreached() == 2);
        assertThat(acts.mayRing(fallback.of(consult.id()).orElseThrow())).isFalse();
        assertThat(doctor.rings()).isEqualTo(2);
    }

    @Test
    void aPatientWhoDeclinesIsToldToTheDoctorWhoMayTryOnceMore() throws Exception {
        patient.close();
        try (DecliningTelephone declines = DecliningTelephone.of(Stack.current().trunk(), booked.phone())) {
            begin();
            at(FallbackStage.STOPPED);
        }

        OpenFallback open = fallback.of(consult.id()).orElseThrow();
        assertThat(open.missed()).isEqualTo("patient");
        assertThat(open.why()).isEqualTo(CallEnd.REFUSED.name());
        assertThat(acts.mayRing(open)).isTrue();
        await().atMost(SOON).until(() -> !doctor.isTalking());
    }

    @Test
    void thePatientMayAskToBePhonedAgainAfterACallThatWasStopped() throws Exception {
        begin();
        at(FallbackStage.UNCONFIRMED);
        task("confirmIdentity");
        patient.hangUp();
        at(FallbackStage.STOPPED);
        task("goOn");

        asksToBePhoned(seatOfPatient());
        assertThat(stage()).isNotEqualTo(FallbackStage.STOPPED);
        at(FallbackStage.UNCONFIRMED);
        assertThat(doctor.rings()).isEqualTo(2);
        assertThat(patient.rings()).isEqualTo(2);
    }

    @Test
    void whenRingingMakesNoSenseAnyMoreAskingBringsTheCoordinator() throws Exception {
        patient.refuse();
        begin();
        at(FallbackStage.STOPPED);
        task("goOn");
        Cookie seat = seatOfPatient();
        asksToBePhoned(seat);
        await().atMost(SOON).until(() -> fallback.of(consult.id()).orElseThrow().unreached() == 2);
        at(FallbackStage.STOPPED);
        task("goOn");

        asksToBePhoned(seat);
        at(FallbackStage.BY_HAND);
        task("callBothSides");
        assertThat(patient.rings()).isEqualTo(2);
    }

    @Test
    void askingWhileItRingsRingsNobodyTwice() throws Exception {
        doctor.letRing();
        begin();
        await().atMost(SOON).until(doctor::isRinging);

        asksToBePhoned(seatOfPatient());
        doctor.answer();
        at(FallbackStage.UNCONFIRMED);
        assertThat(doctor.rings()).isEqualTo(1);
        assertThat(patient.rings()).isEqualTo(1);
    }

    @Test
    void aDoctorWhoDoesNotAnswerSparesThePatient() {
        doctor.letRing();
        begin();
        at(FallbackStage.STOPPED);

        OpenFallback open = fallback.of(consult.id()).orElseThrow();
        assertThat(open.missed()).isEqualTo("doctor");
        assertThat(open.why()).isEqualTo(CallEnd.NO_ANSWER.name());
        assertThat(patient.rings()).isZero();
    }

    @Test
    void aNumberThatNobodyHasIsUnreachable() {
        patient.close();
        begin();
        at(FallbackStage.STOPPED);

        assertThat(fallback.of(consult.id()).orElseThrow().why()).isEqualTo(CallEnd.UNREACHABLE.name());
    }

    @Test
    void aTalkThatIsPutDownCanBeTakenUpAgain() {
        begin();
        at(FallbackStage.UNCONFIRMED);
        task("confirmIdentity");
        identify(digits.of(consult.id()));
        patient.hangUp();

        at(FallbackStage.STOPPED);
        assertThat(lock.isLocked(consult.id())).isFalse();
        task("goOn");
        goOn(NextStep.RING);
        at(FallbackStage.UNCONFIRMED);
        assertThat(lock.isLocked(consult.id())).isTrue();
    }

    @Test
    void anEntryThatIsCarriedOutAgainRingsNobody() throws Exception {
        begin();
        at(FallbackStage.UNCONFIRMED);
        String callId = fallback.of(consult.id()).orElseThrow().callId();

        telephones.handle(callId, new CallEntry(consult.caseId(), consult.id(), callId));
        assertThat(doctor.rings()).isEqualTo(1);
        assertThat(stage()).isEqualTo(FallbackStage.UNCONFIRMED);
    }

    @Test
    void aCallWhoseNodeDiedIsMarkedAndTheDoctorMayCallAgain() {
        doctor.letRing();
        begin();
        await().atMost(SOON).until(doctor::isRinging);
        // As if the node that rings had said nothing for long.
        String callId = fallback.of(consult.id()).orElseThrow().callId();
        jdbc.sql("UPDATE consult_call SET node = 'GONE', seen_at = 0 WHERE id = ?")
                .param(callId)
                .update();

        at(FallbackStage.STOPPED);
        OpenFallback open = fallback.of(consult.id()).orElseThrow();
        assertThat(open.why()).isEqualTo(CallEnd.NODE_LOST.name());
        assertThat(acts.mayRing(open)).isTrue();
    }

    /** The patient's own device, as the link in her SMS makes it one. */
    private Cookie seatOfPatient() {
        String secret = links.newSecret(consult.caseId()).orElseThrow();
        var seated = (SeatLinks.Arrival.Seated) links.arrive(secret, null);
        return new Cookie(CurrentViewer.SEAT_COOKIE, seated.deviceSecret());
    }

    private void asksToBePhoned(Cookie seat) throws Exception {
        web.perform(post("/cases/{caseId}/consult/phone", consult.caseId())
                        .cookie(seat)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
    }

    private void begin() {
        assertThat(fallback.begin(consult.id(), FallbackCause.ASKED, null)).isTrue();
    }

    private void at(FallbackStage stage) {
        await().atMost(SOON).until(() -> stage() == stage);
    }

    private FallbackStage stage() {
        return fallback.of(consult.id()).orElseThrow().stage();
    }

    private void task(String kind) {
        await().atMost(SOON).until(() -> tasks().contains(kind));
    }

    private List<String> tasks() {
        return worklist.openIn(consult.caseId()).stream().map(WorkItem::kind).toList();
    }

    private Answer identify(String said) {
        return transaction.execute(status -> acts.identify(consult.caseId(), said, ConsultFixture.AS_DOCTOR));
    }

    private void goOn(NextStep step) {
        transaction.executeWithoutResult(status -> acts.goOn(consult.caseId(), step, ConsultFixture.AS_DOCTOR));
    }
}
