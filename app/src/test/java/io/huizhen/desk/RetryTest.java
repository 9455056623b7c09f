package io.huizhen.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.huizhen.HuizhenTest;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.outbox.OutboxGaveUp;
import io.huizhen.platform.Ids;
import io.huizhen.worklist.WorkFilter;
import io.huizhen.worklist.WorkItem;
import io.huizhen.worklist.Worklist;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** What failed in the outbox has an owner, and the owner can have it tried again from the list. */
@HuizhenTest
class RetryTest {

    private static final Viewer OPERATOR = new Viewer(
            "d0000000-0000-4000-8000-000000000011", "何磊", Set.of(Role.OPERATOR), "jiangcheng", Set.of(), null);

    @Autowired
    MockMvc web;

    @Autowired
    Worklist worklist;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void theOperatorHasADeadEntryTriedAgainAndTheIncidentLeavesTheList() throws Exception {
        String key = Ids.next();
        transaction.executeWithoutResult(done -> events.publishEvent(new OutboxGaveUp("notice", key, null)));
        String row = incident(key).orElseThrow().taskId();

        web.perform(post("/worklist/{id}/retry", row).with(csrf()).with(operator()))
                .andExpect(status().is3xxRedirection());

        assertThat(incident(key)).isEmpty();
    }

    @Test
    void whatIsNoLongerOnTheListCannotBeTriedAgain() throws Exception {
        web.perform(post("/worklist/{id}/retry", Ids.next()).with(csrf()).with(operator()))
                .andExpect(status().isConflict());
    }

    private Optional<WorkItem> incident(String key) {
        return worklist.page(OPERATOR, WorkFilter.ALL, null, 200).items().stream()
                .filter(item -> item.subject() != null && item.subject().endsWith(key))
                .findFirst();
    }

    private static RequestPostProcessor operator() {
        return authentication(new TestingAuthenticationToken(OPERATOR, "", "ROLE_OPERATOR"));
    }
}
