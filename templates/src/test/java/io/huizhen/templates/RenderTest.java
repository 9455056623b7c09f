package io.huizhen.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** The pages with sample models, in both languages: every fragment takes what it is given, no key is missing. */
@SpringBootTest(
        classes = Preview.class,
        properties = {
            "spring.thymeleaf.prefix=classpath:/",
            "spring.messages.fallback-to-system-locale=false",
            "spring.messages.basename=messages/ui,messages/desk,messages/cases,messages/access,messages/consult,messages/ops"
        })
@AutoConfigureMockMvc
class RenderTest {

    @Autowired
    MockMvc browser;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/design",
                "/design?as=patient&size=24",
                "/case",
                "/case?as=patient",
                "/worklist",
                "/worklist?empty=true",
                "/readers",
                "/phone?stage=none&as=patient",
                "/phone?stage=ringing-doctor&as=patient",
                "/phone?stage=by-hand&as=coordinator",
                "/phone?stage=unconfirmed&as=doctor",
                "/phone?stage=unconfirmed&as=patient",
                "/phone?stage=unconfirmed&as=clinician",
                "/phone?stage=stopped&as=doctor",
                "/phone?stage=stopped&as=patient",
                "/phone?stage=refused&as=coordinator",
                "/wall",
                "/wall?dark=true",
                "/wall?empty=true",
                "/alerts",
                "/alerts?empty=true",
                "/error-page/400",
                "/error-page/403",
                "/error-page/404",
                "/error-page/409",
                "/error-page/413",
                "/error-page/500",
                "/error-page/offline",
                "/home/patient",
                "/home/clinician",
                "/home/coordinator",
                "/home/doctor",
                "/home/pharmacist",
                "/home/dispute-officer",
                "/home/manager",
                "/home/compliance",
                "/home/operator",
                "/home/none"
            })
    void rendersInBothLanguages(String page) throws Exception {
        for (String language : new String[] {"zh-CN", "en"}) {
            MockHttpServletResponse answer = browser.perform(get(page).header("Accept-Language", language))
                    .andReturn()
                    .getResponse();
            String html = answer.getContentAsString(StandardCharsets.UTF_8);
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(html)
                    .contains("<html lang=\"" + language + "\"")
                    .contains("<main id=\"main\"")
                    .endsWith("</html>\n")
                    .doesNotContain("??")
                    .doesNotContain("th:")
                    .containsOnlyOnce("<h1");
        }
    }
}
