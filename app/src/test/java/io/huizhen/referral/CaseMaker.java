package io.huizhen.referral;

import static io.huizhen.referral.People.CLINICIAN;
import static io.huizhen.referral.People.as;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.huizhen.access.Viewer;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseState;
import io.huizhen.models.CaseProcesses;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings cases to where a test begins, by the same pages as people do. */
@Component
public class CaseMaker {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MockMvc browser;
    private final CaseBook book;
    private final CaseProcesses processes;
    private final TransactionTemplate transaction;

    CaseMaker(MockMvc browser, CaseBook book, CaseProcesses processes, TransactionTemplate transaction) {
        this.browser = browser;
        this.book = book;
        this.processes = processes;
        this.transaction = transaction;
    }

    /** A case whose referral differs from the usual one in these fields. */
    public String submitted(Map<String, String> changes) throws Exception {
        Map<String, String> form = Forms.complete();
        form.putAll(changes);
        String url = browser.perform(multipart("/referrals/new")
                        .params(Forms.parameters(form))
                        .with(csrf())
                        .with(as(CLINICIAN)))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        if (url == null) {
            throw new AssertionError("the form was refused");
        }
        return url.substring("/cases/".length());
    }

    /** Waits until the case stands at this task. */
    public void await(String caseId, String task) {
        Awaitility.await(task)
                .atMost(PATIENCE)
                .until(() -> transaction.execute(done -> processes.standsAt(caseId, task)));
    }

    /** Waits until the case is in this state. */
    public void await(String caseId, CaseState state) {
        Awaitility.await(state.name())
                .atMost(PATIENCE)
                .until(() -> book.get(caseId).state() == state);
    }

    /** Posts a form of the case as this person. */
    public ResultActions post(Viewer person, String path, Map<String, String> form) throws Exception {
        return browser.perform(MockMvcRequestBuilders.post(path)
                .params(Forms.parameters(form))
                .header("Accept", "text/html")
                .with(csrf())
                .with(as(person)));
    }
}
