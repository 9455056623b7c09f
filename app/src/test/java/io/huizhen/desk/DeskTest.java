package io.huizhen.desk;

import static io.huizhen.referral.People.CLINICIAN;
import static io.huizhen.referral.People.COORDINATOR;
import static io.huizhen.referral.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.huizhen.HuizhenTest;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@HuizhenTest
class DeskTest {

    @Autowired
    MockMvc browser;

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleHasAHomeInBothLanguages(Role role) throws Exception {
        Viewer viewer =
                new Viewer("d0000000-0000-4000-8000-000000000099", "某人", Set.of(role), "jiangcheng", Set.of(), null);
        for (String language : new String[] {"zh-CN", "en"}) {
            assertThat(page(get("/home").header("Accept-Language", language).with(as(viewer))))
                    .contains("<html lang=\"" + language + "\"")
                    .contains("<h1")
                    .doesNotContain("??");
        }
    }

    @Test
    void theFrontDoorNeedsNoLoginAndSpeaksChineseFirst() throws Exception {
        assertThat(page(get("/"))).contains("<html lang=\"zh-CN\"").doesNotContain("??");
    }

    @Test
    void assetsAreNamedByTheirContentAndKeptForAYear() throws Exception {
        String html = page(get("/"));
        String sheet = html.replaceAll("(?s).*href=\"(/assets/app-[0-9a-f]{32}\\.css)\".*", "$1");
        assertThat(sheet).startsWith("/assets/app-");
        assertThat(browser.perform(get(sheet)).andReturn().getResponse().getHeader("Cache-Control"))
                .contains("max-age=31536000")
                .contains("immutable");
    }

    @Test
    void theChosenLanguageStaysAndLeadsBackToThePage() throws Exception {
        MockHttpServletResponse switched =
                answer(post("/language").with(csrf()).param("to", "en").param("back", "/verify"));
        assertThat(switched.getRedirectedUrl()).isEqualTo("/verify");
        assertThat(page(get("/").cookie(switched.getCookies()))).contains("<html lang=\"en\"");
    }

    @Test
    void aSwitchNeverLeadsToAnotherSite() throws Exception {
        for (String elsewhere : new String[] {"//evil.example", "https://evil.example", "/\\evil.example"}) {
            assertThat(answer(post("/language").with(csrf()).param("to", "en").param("back", elsewhere))
                            .getRedirectedUrl())
                    .isEqualTo("/");
        }
    }

    @Test
    void simpleModeIsRememberedWithinItsBounds() throws Exception {
        MockHttpServletResponse switched =
                answer(post("/simple").with(csrf()).param("size", "99").param("back", "/"));
        assertThat(page(get("/").cookie(switched.getCookies()))).contains("class=\"simple text-30\"");
    }

    @Test
    void anUnknownCaseAnswersWithAPageThatSaysWhatToDo() throws Exception {
        MockHttpServletResponse refused = answer(get("/cases/01HZZZZZZZZZZZZZZZZZZZZZZZ")
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .with(as(COORDINATOR)));
        assertThat(refused.getStatus()).isEqualTo(404);
        assertThat(refused.getContentAsString())
                .contains("We cannot find this page")
                .contains("href=\"/home\"");
    }

    @Test
    void aTaskThatIsGoneIsSaidToBeGone() throws Exception {
        MockHttpServletResponse refused = answer(post("/worklist/no-such-task/claim")
                .with(csrf())
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .with(as(COORDINATOR)));
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentAsString()).contains("Someone was quicker");
    }

    @Test
    void theWorklistKeepsItsFilterInTheAddress() throws Exception {
        assertThat(page(get("/worklist")
                        .param("urgency", "URGENT")
                        .header("Accept-Language", "en")
                        .with(as(COORDINATOR))))
                .contains("<option value=\"URGENT\" selected=\"selected\"")
                .doesNotContain("??");
    }

    @Test
    void aClinicianFindsTheWayToANewReferral() throws Exception {
        assertThat(page(get("/home").with(as(CLINICIAN)))).contains("href=\"/referrals/new\"");
    }

    private String page(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse answer = answer(request);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return browser.perform(request).andReturn().getResponse();
    }
}
