package io.huizhen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The realm file against the real Keycloak: who gets which claims, and which level of authentication for what. */
class RealmTest {

    private static final String ESSENTIAL_LEVEL_2 = "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"2\"]}}}";

    private final LoginPages browser = new LoginPages(Stack.current().keycloak());

    @Test
    void givesAPasswordLoginLevelOneWithRolesHospitalAndDepartments() throws Exception {
        JsonNode token = login("zhang.mingyuan").idToken("huizhen-app");

        assertThat(token.get("acr").asText()).isEqualTo("1");
        assertThat(token.get("sub").asText()).isEqualTo("d0000000-0000-4000-8000-000000000004");
        assertThat(token.get("preferred_username").asText()).isEqualTo("zhang.mingyuan");
        assertThat(token.get("name").asText()).isEqualTo("张明远");
        assertThat(token.get("hospital").asText()).isEqualTo("jiangcheng");
        assertThat(token.get("departments")).extracting(JsonNode::asText).containsExactly("jc-cardiology");
        assertThat(token.get("roles")).extracting(JsonNode::asText).containsExactly("doctor");
        assertThat(token.get("auth_time").asLong()).isPositive();
    }

    @Test
    void keepsNoNameOfAPatient() throws Exception {
        JsonNode token = login("guilan").idToken("huizhen-app");

        assertThat(token.get("roles")).extracting(JsonNode::asText).containsExactly("patient");
        assertThat(token.has("name")).isFalse();
        assertThat(token.has("given_name")).isFalse();
    }

    @Test
    void asksALoggedInSignerForTheSecondFactorAndThenGivesLevelTwoWithAFreshTime() throws Exception {
        long loggedIn =
                login("liu.simin").idToken("huizhen-app").get("auth_time").asLong();

        browser.open("huizhen-step-up", Map.of("claims", ESSENTIAL_LEVEL_2));
        assertThat(browser.landed()).isEmpty();
        assertThat(browser.page()).contains("name=\"otp\"").doesNotContain("name=\"password\"");
        JsonNode token = browser.submit(Map.of("otp", code())).idToken("huizhen-step-up");

        assertThat(token.get("acr").asText()).isEqualTo("2");
        assertThat(token.get("sub").asText()).isEqualTo("d0000000-0000-4000-8000-000000000005");
        assertThat(token.get("auth_time").asLong()).isGreaterThanOrEqualTo(loggedIn);
    }

    @Test
    void asksForTheSecondFactorAgainForEverySignature() throws Exception {
        login("zhao.kai");
        browser.open("huizhen-step-up", Map.of("claims", ESSENTIAL_LEVEL_2)).submit(Map.of("otp", code()));
        assertThat(browser.landed()).contains("code=");

        browser.open("huizhen-step-up", Map.of("claims", ESSENTIAL_LEVEL_2));

        assertThat(browser.page()).contains("name=\"otp\"");
    }

    @Test
    void asksForTheSecondFactorEvenWhenTheBrowserDropsTheRequestForIt() throws Exception {
        login("sun.li");

        browser.open("huizhen-step-up", Map.of());

        assertThat(browser.page()).contains("name=\"otp\"");
    }

    @Test
    void refusesAWrongCode() throws Exception {
        login("li.jianguo");
        browser.open("huizhen-step-up", Map.of("claims", ESSENTIAL_LEVEL_2));

        assertThat(browser.page()).contains("签名前请确认是您本人");
        browser.submit(Map.of("otp", "000000"));

        assertThat(browser.landed()).isEmpty();
        assertThat(browser.page()).contains("name=\"otp\"").contains("验证码不正确");
    }

    @Test
    void tellsAWrongPasswordInPlainWords() throws Exception {
        browser.open("huizhen-app", Map.of()).submit(Map.of("username", "wu.min", "password", "not this one"));

        assertThat(browser.landed()).isEmpty();
        assertThat(browser.page()).contains("用户名或密码不正确", "aria-invalid=\"true\"");
    }

    @Test
    void letsNobodySetUpASecondFactorInTheMiddleOfASignature() throws Exception {
        login("guilan");

        browser.open("huizhen-step-up", Map.of("claims", ESSENTIAL_LEVEL_2));

        assertThat(browser.landed()).doesNotContain("code=");
        assertThat(browser.page()).doesNotContain("totpSecret").contains("您的账户还没有设置");
    }

    @Test
    void refusesALoginWithoutPkce() throws Exception {
        browser.open("huizhen-app", Map.of("code_challenge", "", "code_challenge_method", ""));

        assertThat(browser.landed()).contains("error=invalid_request");
    }

    @Test
    void speaksChineseAndEnglish() throws Exception {
        assertThat(browser.open("huizhen-app", Map.of("ui_locales", "zh-CN")).page())
                .contains("lang=\"zh-CN\"")
                .contains("密码");
        assertThat(new LoginPages(Stack.current().keycloak())
                        .open("huizhen-app", Map.of("ui_locales", "en"))
                        .page())
                .contains("lang=\"en\"")
                .contains("Password");
    }

    private LoginPages login(String username) throws Exception {
        return browser.open("huizhen-app", Map.of()).submit(Map.of("username", username, "password", "huizhen-demo"));
    }

    private static String code() throws CodeGenerationException {
        return new DefaultCodeGenerator()
                .generate("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", Instant.now().getEpochSecond() / 30);
    }
}
