package io.huizhen.referral;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import org.springframework.test.web.servlet.MockMvc;

/** A case as a clinician's form makes it, for tests of what follows. */
public final class Submitted {

    private Submitted() {}

    /** Sends a complete form and returns the case's id. */
    public static String by(MockMvc browser) throws Exception {
        String location = browser.perform(multipart("/referrals/new")
                        .params(Forms.parameters(Forms.complete()))
                        .with(csrf())
                        .with(People.as(People.CLINICIAN)))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return location.substring("/cases/".length());
    }
}
