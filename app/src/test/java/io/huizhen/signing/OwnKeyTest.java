package io.huizhen.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.huizhen.HuizhenTest;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.report.SampleReport;
import io.huizhen.signing.SigningKeyState.Standing;
import java.security.SecureRandom;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** A signer's own page: first key, another PIN, what to do with a locked key, and the stop for a leaked one. */
@HuizhenTest
class OwnKeyTest {

    private static final String FIRST = "135791";
    private static final String SECOND = "864209";
    private static final byte[] PDF = SampleReport.pdf();

    @Autowired
    MockMvc browser;

    @Autowired
    OwnKey own;

    @Autowired
    SigningKeys keys;

    @Autowired
    StepUps stepUps;

    @Autowired
    Pades pades;

    @Autowired
    Verifier verifier;

    @Autowired
    CertificateAuthority authority;

    @Autowired
    JdbcClient jdbc;

    private Viewer doctor;

    @BeforeEach
    void aDoctorWithoutAKey() {
        String id = UUID.randomUUID().toString();
        doctor = new Viewer(id, "张明远", Set.of(Role.DOCTOR), "jiangcheng", Set.of("jc-cardiology"), null);
        jdbc.sql("""
                        INSERT INTO practitioner (id, hospital_id, department_id, name, name_en, title_zh, title_en, license_no,
                          practising_since, email, phone, active)
                        SELECT ?, hospital_id, department_id, name, name_en, title_zh, title_en, ?, practising_since, email,
                          phone, active FROM practitioner WHERE id = 'd0000000-0000-4000-8000-000000000004'
                        """)
                .params(id, "K" + new SecureRandom().nextInt(1_000_000_000))
                .update();
    }

    @Test
    void aFirstPinMakesAKeyAndACertificate() throws Exception {
        assertThat(page()).contains("尚无密钥");
        String stepUp = confirmed("/me/signing/key");
        assertThat(send(choose("key", stepUp, "", FIRST, FIRST)).getRedirectedUrl())
                .isEqualTo("/me/signing");
        assertThat(page()).contains("可以签名", own.of(id()).serial());
        assertThat(keys.unlock(id(), FIRST.toCharArray())).isNotNull();
    }

    @Test
    void anotherPinOpensTheSameKeyAndTheOldOneNoMore() throws Exception {
        keys.provision(id(), FIRST.toCharArray());
        String serial = own.of(id()).serial();
        send(choose("pin", confirmed("/me/signing/pin"), FIRST, SECOND, SECOND));
        assertThat(keys.unlock(id(), SECOND.toCharArray()).serial()).isEqualTo(serial);
        assertThatThrownBy(() -> keys.unlock(id(), FIRST.toCharArray())).isInstanceOf(PinRefusedException.class);
    }

    @Test
    void withoutAStepUpNothingIsMadeOrChanged() throws Exception {
        send(choose("key", "01AAAAAAAAAAAAAAAAAAAAAAAA", "", FIRST, FIRST));
        assertThat(own.of(id()).standing()).isEqualTo(Standing.NONE);
        keys.provision(id(), FIRST.toCharArray());
        send(choose("pin", "01AAAAAAAAAAAAAAAAAAAAAAAA", FIRST, SECOND, SECOND));
        assertThat(keys.unlock(id(), FIRST.toCharArray())).isNotNull();
    }

    @Test
    void aStepUpForOneActIsNoneForTheOther() throws Exception {
        keys.provision(id(), FIRST.toCharArray());
        String serial = own.of(id()).serial();
        send(choose("key", confirmed("/me/signing/pin"), "", SECOND, SECOND));
        assertThat(own.of(id()).serial()).isEqualTo(serial);
    }

    @Test
    void aWrongOldPinCostsATryAndSaysHowManyAreLeft() throws Exception {
        keys.provision(id(), FIRST.toCharArray());
        String stepUp = confirmed("/me/signing/pin");
        MockHttpServletResponse refused = send(choose("pin", stepUp, "999998", SECOND, SECOND));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("还可尝试 4 次").doesNotContain("999998", SECOND);
        assertThat(own.of(id()).left()).isEqualTo(4);
        assertThat(send(choose("pin", stepUp, FIRST, SECOND, SECOND)).getStatus())
                .isEqualTo(302);
    }

    @Test
    void aPinThatIsNoGoodIsExplainedAndCostsNothing() throws Exception {
        keys.provision(id(), FIRST.toCharArray());
        String stepUp = confirmed("/me/signing/pin");
        assertThat(send(choose("pin", stepUp, FIRST, "123456", "123456")).getContentAsString())
                .contains("过于简单");
        assertThat(send(choose("pin", stepUp, FIRST, SECOND, "864208")).getContentAsString())
                .contains("不一致");
        assertThat(send(choose("pin", stepUp, FIRST, FIRST, FIRST)).getContentAsString())
                .contains("与当前口令相同");
        assertThat(own.of(id()).left()).isEqualTo(SigningKeys.TRIES);
    }

    @Test
    void aLockedKeyIsReplacedAndWhatItSignedStillHolds() throws Exception {
        keys.provision(id(), FIRST.toCharArray());
        UnlockedKey before = keys.unlock(id(), FIRST.toCharArray());
        byte[] archived = pades.archive(pades.sign(PDF, "doctor", before).pdf());
        for (int i = 0; i < SigningKeys.TRIES; i++) {
            assertThatThrownBy(() -> keys.unlock(id(), SECOND.toCharArray())).isInstanceOf(PinRefusedException.class);
        }
        assertThat(page()).contains("已锁定").doesNotContain("修改签名口令");

        send(choose("key", confirmed("/me/signing/key"), "", SECOND, SECOND));

        assertThat(own.of(id()).serial()).isNotEqualTo(before.serial());
        assertThat(keys.unlock(id(), SECOND.toCharArray())).isNotNull();
        await().until(() -> isRevoked(before));
        assertThat(verifier.verifyAlone(archived).verdict()).isEqualTo(Verification.Verdict.VALID);
        assertThat(verifier.verify(archived).verdict()).isEqualTo(Verification.Verdict.VALID);
        assertThat(trail()).contains("signing-key-REPLACED " + id(), "signing-key-made " + id());
    }

    @Test
    void aLeakedKeyIsStoppedAtOnce() throws Exception {
        keys.provision(id(), FIRST.toCharArray());
        UnlockedKey leaked = keys.unlock(id(), FIRST.toCharArray());
        send(post("/me/signing/leaked"));
        assertThatThrownBy(() -> keys.unlock(id(), FIRST.toCharArray())).isInstanceOf(NoSigningKeyException.class);
        assertThat(page()).contains("已停用");
        assertThat(trail()).contains("signing-key-LEAKED " + id());
        await().until(() -> isRevoked(leaked));
    }

    private boolean isRevoked(UnlockedKey key) {
        return authority.revocations().stream()
                .anyMatch(list -> list.isRevoked(key.chain().getFirst()));
    }

    private java.util.List<String> trail() {
        return jdbc.sql("SELECT what FROM audit_event WHERE what LIKE ?")
                .param("signing%" + id() + "%")
                .query(String.class)
                .list();
    }

    private String id() {
        return doctor.personId();
    }

    private String page() throws Exception {
        return send(get("/me/signing")).getContentAsString();
    }

    /** Begins a step-up by the page's button and lets the identity provider confirm it. */
    private String confirmed(String path) throws Exception {
        String provider = send(post(path)).getRedirectedUrl();
        String state = UriComponentsBuilder.fromUriString(provider)
                .build()
                .getQueryParams()
                .getFirst("state");
        StepUps.Pending pending = stepUps.pending(state, id()).orElseThrow();
        stepUps.confirm(pending.id());
        return pending.id();
    }

    private static MockHttpServletRequestBuilder choose(
            String what, String stepUp, String old, String pin, String again) {
        return post("/me/signing/" + what + "/confirm")
                .param("stepUp", stepUp)
                .param("old", old)
                .param("pin", pin)
                .param("again", again);
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return browser.perform(request.locale(java.util.Locale.SIMPLIFIED_CHINESE)
                        .with(csrf())
                        .with(authentication(new TestingAuthenticationToken(doctor, "", "ROLE_DOCTOR"))))
                .andReturn()
                .getResponse();
    }
}
