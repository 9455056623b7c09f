package io.huizhen.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.samstevens.totp.code.DefaultCodeGenerator;
import io.huizhen.HuizhenTest;
import io.huizhen.documents.Digests;
import io.huizhen.testing.Visitor;
import io.huizhen.testing.Visitor.Page;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stepping up on the identity provider's own pages: password again, then the second factor. */
@HuizhenTest
class StepUpLoginTest {

    private static final String PASSWORD = "huizhen-demo";
    private static final String TOTP = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    private static final String CLINICIAN = "d0000000-0000-4000-8000-000000000002";
    private static final String DOCTOR = "d0000000-0000-4000-8000-000000000004";
    private static final byte[] DIGEST = Digests.sha256("the frozen bytes".getBytes());

    @LocalServerPort
    int port;

    @Autowired
    StepUpLogin login;

    @Autowired
    StepUps stepUps;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aPersonWhoIsLoggedInMustShowPasswordAndSecondFactorAgain() throws Exception {
        Visitor doctor = new Visitor(port);
        doctor.login("/home", "zhang.mingyuan", PASSWORD);

        // Keycloak counts in whole seconds: a login of this very second is still fresh enough for it.
        await().untilAsserted(() -> assertThat(doctor.go(begin(DOCTOR)).text()).contains("name=\"password\""));
        Page code = doctor.submit(Map.of("username", "zhang.mingyuan", "password", PASSWORD));
        assertThat(code.text()).contains("name=\"otp\"");
        Page back = doctor.submit(Map.of("otp", code()));

        String returned = back.address().toString();
        assertThat(back.path()).isEqualTo("/cases/none/report/sign");
        String id = returned.substring(returned.indexOf("stepUp=") + "stepUp=".length());
        assertThatCode(() -> stepUps.require(id, DOCTOR, "report-sign", DIGEST)).doesNotThrowAnyException();
        assertThatThrownBy(() -> stepUps.require(id, DOCTOR, "report-adopt", DIGEST))
                .isInstanceOf(StepUpRefusedException.class);
    }

    @Test
    void anAnswerToSomebodyElsesQuestionIsRefused() throws Exception {
        Visitor doctor = new Visitor(port);
        doctor.login("/home", "liu.simin", PASSWORD);
        String state = begin(CLINICIAN).getQuery().replaceAll(".*state=([^&]+).*", "$1");

        Page refused = doctor.open("/signing/step-up?code=anything&state=" + state);

        assertThat(refused.path()).isEqualTo("/signing/refused");
        assertThat(confirmed(CLINICIAN)).isZero();
    }

    @Test
    void aCodeThatTheProviderNeverGaveIsRefused() throws Exception {
        Visitor clinician = new Visitor(port);
        clinician.login("/home", "li.jianguo", PASSWORD);
        String state = begin(CLINICIAN).getQuery().replaceAll(".*state=([^&]+).*", "$1");

        Page refused = clinician.open("/signing/step-up?code=made-up&state=" + state);

        assertThat(refused.path()).isEqualTo("/signing/refused");
        assertThat(confirmed(CLINICIAN)).isZero();
    }

    private URI begin(String person) {
        return URI.create(login.begin(
                person, "report-sign", DIGEST, "/cases/none/report/sign", "http://localhost:" + port, "zh-CN"));
    }

    private int confirmed(String person) {
        return jdbc.sql(
                        "SELECT COUNT(*) FROM step_up WHERE person_id = ? AND return_to = ? AND confirmed_at IS NOT NULL")
                .params(person, "/cases/none/report/sign")
                .query(Integer.class)
                .single();
    }

    private static String code() throws Exception {
        return new DefaultCodeGenerator().generate(TOTP, Instant.now().getEpochSecond() / 30);
    }
}
