package io.huizhen.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huizhen.HuizhenTest;
import io.huizhen.documents.Digests;
import io.huizhen.platform.Ids;
import io.huizhen.report.SampleReport;
import io.huizhen.signing.Signing.Order;
import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HuizhenTest
class SigningTest {

    private static final String ACT = "report-sign";
    private static final char[] RIGHT = "135791".toCharArray();
    private static final char[] WRONG = "000000".toCharArray();
    private static final byte[] PDF = SampleReport.pdf();

    @Autowired
    SigningKeys keys;

    @Autowired
    StepUps stepUps;

    @Autowired
    Signing signing;

    @Autowired
    Verifier verifier;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private String doctor;
    private String subject;

    @BeforeEach
    void aDoctorWithAKey() {
        doctor = UUID.randomUUID().toString();
        subject = Ids.next();
        jdbc.sql("""
                        INSERT INTO practitioner (id, hospital_id, department_id, name, name_en, title_zh, title_en, license_no,
                          practising_since, email, phone, active)
                        SELECT ?, hospital_id, department_id, name, name_en, title_zh, title_en, ?, practising_since, email,
                          phone, active FROM practitioner WHERE id = 'd0000000-0000-4000-8000-000000000004'
                        """)
                .params(doctor, "T" + new SecureRandom().nextInt(1_000_000_000))
                .update();
        keys.provision(doctor, RIGHT);
    }

    @Test
    void signsAfterAStepUpWithTheRightPin() {
        Signing.Given given = signing.sign(order(confirmed(PDF)), RIGHT);
        assertThat(verifier.verify(given.result().pdf()).verdict()).isEqualTo(Verification.Verdict.VALID);
    }

    @Test
    void refusesWithoutAStepUp() {
        assertThatThrownBy(() -> signing.sign(order(Ids.next()), RIGHT)).isInstanceOf(StepUpRefusedException.class);
    }

    @Test
    void refusesAStepUpThatTheIdentityProviderHasNotAnswered() {
        String open = pending(begin(PDF)).id();
        assertThatThrownBy(() -> signing.sign(order(open), RIGHT)).isInstanceOf(StepUpRefusedException.class);
    }

    @Test
    void refusesAStepUpForOtherBytes() {
        String other = confirmed("something else".getBytes());
        assertThatThrownBy(() -> signing.sign(order(other), RIGHT)).isInstanceOf(StepUpRefusedException.class);
    }

    @Test
    void refusesAReplayedStepUp() {
        String stepUp = confirmed(PDF);
        signing.sign(order(stepUp), RIGHT);
        assertThatThrownBy(() -> signing.sign(order(stepUp), RIGHT)).isInstanceOf(StepUpRefusedException.class);
    }

    @Test
    void refusesAStepUpThatHasGoneStale() {
        String stepUp = confirmed(PDF);
        jdbc.sql("UPDATE step_up SET confirmed_at = confirmed_at - ? WHERE id = ?")
                .params(StepUps.GOOD_FOR.toMillis() * 1000, stepUp)
                .update();
        assertThatThrownBy(() -> signing.sign(order(stepUp), RIGHT)).isInstanceOf(StepUpRefusedException.class);
    }

    @Test
    void anAnswerIsTakenOnce() {
        StepUps.Begun begun = begin(PDF);
        String id = pending(begun).id();
        stepUps.confirm(id);
        assertThat(stepUps.pending(begun.state(), doctor)).isEmpty();
        assertThatThrownBy(() -> stepUps.confirm(id)).isInstanceOf(StepUpRefusedException.class);
    }

    @Test
    void anotherPersonCannotBringTheAnswer() {
        assertThat(stepUps.pending(begin(PDF).state(), "somebody-else")).isEmpty();
    }

    @Test
    void aWrongPinCostsATryAndLeavesTheStepUpGood() {
        String stepUp = confirmed(PDF);
        assertThatThrownBy(() -> signing.sign(order(stepUp), WRONG))
                .isInstanceOfSatisfying(
                        PinRefusedException.class,
                        refused -> assertThat(refused.left()).isEqualTo(4));
        assertThat(signing.sign(order(stepUp), RIGHT).result().stamped()).isTrue();
        assertThat(failures()).isZero();
    }

    @Test
    void fiveWrongPinsLockTheKeyEvenForTheRightOne() {
        for (int left = 4; left >= 0; left--) {
            int expected = left;
            assertThatThrownBy(() -> keys.unlock(doctor, WRONG))
                    .isInstanceOfSatisfying(
                            PinRefusedException.class,
                            refused -> assertThat(refused.left()).isEqualTo(expected));
        }
        assertThatThrownBy(() -> keys.unlock(doctor, RIGHT))
                .isInstanceOfSatisfying(
                        PinRefusedException.class,
                        refused -> assertThat(refused.isLocked()).isTrue());
        assertThat(keys.stateOf(doctor).standing()).isEqualTo(SigningKeyState.Standing.LOCKED);
    }

    @Test
    void keepsOneSignatureAPersonAndVersion() {
        var transaction = new TransactionTemplate(transactions);
        Signing.Given first = signing.sign(order(confirmed(PDF)), RIGHT);
        Signing.Given second = signing.sign(order(confirmed(PDF)), RIGHT);
        transaction.executeWithoutResult(done -> signing.record(first));
        assertThatThrownBy(() -> transaction.executeWithoutResult(done -> signing.record(second)))
                .isInstanceOf(AlreadySignedException.class);
        assertThatThrownBy(() -> signing.sign(order(confirmed(PDF)), RIGHT)).isInstanceOf(AlreadySignedException.class);
        assertThat(signing.of(subject, 1)).hasSize(1);
    }

    @Test
    void anEndedKeySignsNoMore() {
        keys.revoke(doctor, RevocationReason.LEFT);
        assertThatThrownBy(() -> keys.unlock(doctor, RIGHT)).isInstanceOf(NoSigningKeyException.class);
    }

    @Test
    void thePinAndTheKeyAreNowhereInTheClear() {
        byte[] stored = jdbc.sql("SELECT wrapped FROM signing_key WHERE person_id = ?")
                .param(doctor)
                .query(byte[].class)
                .single();
        byte[] key = keys.unlock(doctor, RIGHT).key().getEncoded();
        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(RIGHT))
                .doesNotContain(new String(key, key.length - 40, 40, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private Order order(String stepUp) {
        return new Order(subject, 1, doctor, "doctor", ACT, PDF, stepUp);
    }

    private StepUps.Begun begin(byte[] bytes) {
        return stepUps.begin(doctor, ACT, Digests.sha256(bytes), "/cases/x/report/sign");
    }

    private StepUps.Pending pending(StepUps.Begun begun) {
        return stepUps.pending(begun.state(), doctor).orElseThrow();
    }

    private String confirmed(byte[] bytes) {
        String id = pending(begin(bytes)).id();
        stepUps.confirm(id);
        return id;
    }

    private int failures() {
        return jdbc.sql("SELECT failures FROM signing_key WHERE person_id = ?")
                .param(doctor)
                .query(Integer.class)
                .single();
    }
}
