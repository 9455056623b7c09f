package io.huizhen.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.HuizhenTest;
import io.huizhen.launcher.Stack;
import io.huizhen.launcher.StackInfo;
import io.huizhen.testing.Visitor;
import io.huizhen.testing.Visitor.Page;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Coming and going, through the real identity provider's own pages. */
@HuizhenTest
class LoginTest {

    private static final String PASSWORD = "huizhen-demo";
    private static final String DOCTOR = "d0000000-0000-4000-8000-000000000004";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void tellLogoutsToThisApp() {
        Stack.current().tellLogoutsTo(port);
    }

    @Test
    void sendsAPersonToTheLoginAndBackHomeAsThemselves() throws Exception {
        Visitor doctor = new Visitor(port);

        Page login = doctor.open("/home");
        assertThat(login.path()).isEqualTo("/realms/huizhen/protocol/openid-connect/auth");
        Page home = doctor.submit(Map.of("username", "zhang.mingyuan", "password", PASSWORD));

        assertThat(home.status()).isEqualTo(200);
        assertThat(home.path()).isEqualTo("/home");
        assertThat(home.text()).contains("张明远");
    }

    @Test
    void asksWithAProofKeyThatTheCodeAloneIsNothingWorth() throws Exception {
        Visitor doctor = new Visitor(port);

        doctor.open("/home");

        URI asked = doctor.passed().getLast();
        assertThat(asked.getQuery())
                .contains("code_challenge=", "code_challenge_method=S256", "state=", "nonce=")
                .doesNotContain("code_verifier");
    }

    @Test
    void returnsToThePageThatWasAskedFor() throws Exception {
        Page worklist = new Visitor(port).login("/worklist", "wang.xiaomei", PASSWORD);

        assertThat(worklist.path()).isEqualTo("/worklist");
        assertThat(worklist.status()).isEqualTo(200);
    }

    @Test
    void changesTheSessionAtTheLogin() throws Exception {
        Visitor doctor = new Visitor(port);
        doctor.open("/home");
        String before = doctor.cookie("HUIZHEN_SESSION");

        doctor.submit(Map.of("username", "zhang.mingyuan", "password", PASSWORD));

        assertThat(doctor.cookie("HUIZHEN_SESSION")).isNotNull().isNotEqualTo(before);
    }

    @Test
    void theChosenLanguageComesAlongToTheNextDevice() throws Exception {
        Visitor first = new Visitor(port).with("HUIZHEN_LANGUAGE", "zh-CN");
        first.login("/home", "zhao.kai", PASSWORD);
        first.post("/language", Map.of("to", "en", "back", "/home"));

        Page elsewhere = new Visitor(port).with("HUIZHEN_LANGUAGE", "zh-CN").login("/home", "zhao.kai", PASSWORD);

        assertThat(elsewhere.text()).contains("lang=\"en\"");
        jdbc.sql("DELETE FROM account_language WHERE person_id = 'd0000000-0000-4000-8000-000000000006'")
                .update();
    }

    @Test
    void refusesAnAnswerThatNobodyAskedFor() throws Exception {
        Page refused = new Visitor(port).open("/login/oauth2/code/huizhen-app?code=stolen&state=unknown");

        assertThat(refused.path()).isNotEqualTo("/home");
        assertThat(refused.text()).doesNotContain("stolen");
    }

    @Test
    void aLogoutAtTheIdentityProviderEndsTheSessionHereAtOnce() throws Exception {
        Visitor doctor = new Visitor(port);
        doctor.login("/home", "liu.simin", PASSWORD);
        String subject = "d0000000-0000-4000-8000-000000000005";
        assertThat(sessions(subject)).hasSize(1);

        identityProvider().realm("huizhen").users().get(subject).logout();

        assertThat(sessions(subject)).isEmpty();
        assertThat(doctor.open("/home").path()).isEqualTo("/realms/huizhen/protocol/openid-connect/auth");
    }

    @Test
    void aLogoutOfOnePersonLeavesTheOthersAlone() throws Exception {
        Visitor other = new Visitor(port);
        other.login("/home", "zhang.mingyuan", PASSWORD);
        Visitor doctor = new Visitor(port);
        doctor.login("/home", "liu.simin", PASSWORD);

        identityProvider()
                .realm("huizhen")
                .users()
                .get("d0000000-0000-4000-8000-000000000005")
                .logout();

        assertThat(other.open("/home").path()).isEqualTo("/home");
    }

    @Test
    void aForgedLogoutEndsNothing() throws Exception {
        Visitor doctor = new Visitor(port);
        doctor.login("/home", "zhang.mingyuan", PASSWORD);
        String none = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJkMDAwMDAwMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMDQifQ.";

        Visitor stranger = new Visitor(port);
        stranger.open("/");
        Page answer = stranger.post("/logout/connect/back-channel/huizhen-app", Map.of("logout_token", none));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(doctor.open("/home").path()).isEqualTo("/home");
    }

    @Test
    void loggingOutHereEndsTheLoginThereToo() throws Exception {
        Visitor doctor = new Visitor(port);
        doctor.login("/home", "zhang.mingyuan", PASSWORD);

        Page after = doctor.post("/logout", Map.of());

        assertThat(after.path()).isEqualTo("/");
        Page again = doctor.open("/home");
        assertThat(again.path()).isEqualTo("/realms/huizhen/protocol/openid-connect/auth");
        assertThat(again.text()).contains("name=\"password\"");
    }

    @Test
    void aLoginLeavesALineInTheTrail() throws Exception {
        int before = logins();

        new Visitor(port).login("/home", "zhang.mingyuan", PASSWORD);

        assertThat(logins()).isEqualTo(before + 1);
    }

    private int logins() {
        return jdbc.sql("SELECT COUNT(*) FROM audit_event WHERE action = 'LOGIN' AND person_id = ?")
                .param(DOCTOR)
                .query(Integer.class)
                .single();
    }

    private List<String> sessions(String subject) {
        return jdbc.sql("SELECT s.SESSION_ID FROM SPRING_SESSION s JOIN oidc_session o ON o.session_id = s.SESSION_ID"
                        + " WHERE o.subject = ?")
                .param(subject)
                .query(String.class)
                .list();
    }

    static Keycloak identityProvider() {
        StackInfo.Keycloak keycloak = Stack.current().keycloak();
        return KeycloakBuilder.builder()
                .serverUrl(keycloak.url())
                .realm("master")
                .grantType(OAuth2Constants.PASSWORD)
                .clientId("admin-cli")
                .username(keycloak.masterUser())
                .password(keycloak.masterPassword())
                .build();
    }
}
