package io.huizhen.referral;

import static io.huizhen.referral.People.CLINICIAN;
import static io.huizhen.referral.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.huizhen.HuizhenTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@HuizhenTest
class SubmissionTest {

    @Autowired
    MockMvc browser;

    @Test
    void aCompleteReferralBecomesACase() throws Exception {
        Map<String, String> form = Forms.complete();
        String location = browser.perform(multipart("/referrals/new")
                        .params(Forms.parameters(form))
                        .with(csrf())
                        .with(as(CLINICIAN)))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(location).startsWith("/cases/");
    }
}
