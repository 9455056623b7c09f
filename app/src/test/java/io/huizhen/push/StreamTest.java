package io.huizhen.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.huizhen.HuizhenTest;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** A hint reaches the open pages that it is for, from this node and from others, after the commit and not before. */
@HuizhenTest
class StreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    MockMvc web;

    @Autowired
    NodeEvents events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final String doctor = UUID.randomUUID().toString();

    @Test
    void newsOfAPersonsListReachesThatPersonsPageOnly() throws Exception {
        MockHttpServletResponse mine = stream(doctor);
        MockHttpServletResponse others = stream(UUID.randomUUID().toString());

        events.tell("inbox/person/" + doctor);

        hears(mine, "worklist");
        assertThat(text(others)).doesNotContain("event:worklist");
    }

    @Test
    void anotherNodesHintArrivesThroughTheTable() throws Exception {
        MockHttpServletResponse mine = stream(doctor);
        // Again and again: this node may take its place in the table only after the first.
        Awaitility.await().atMost(PATIENCE).until(() -> {
            jdbc.sql("INSERT INTO node_event (at, node, topic) VALUES (?, ?, ?)")
                    .params(Micros.of(clock.instant()), Ids.next(), "inbox/person/" + doctor)
                    .update();
            return text(mine).contains("event:worklist");
        });
    }

    @Test
    void whatIsRolledBackIsNotTold() throws Exception {
        MockHttpServletResponse mine = stream(doctor);
        transaction.executeWithoutResult(status -> {
            events.tell("inbox/person/" + doctor);
            status.setRollbackOnly();
        });
        String other = UUID.randomUUID().toString();
        MockHttpServletResponse later = stream(other);
        events.tell("inbox/person/" + other);

        // Hints go out together and in order: the later one's arrival says that the earlier one had its time.
        hears(later, "worklist");
        assertThat(text(mine)).doesNotContain("event:worklist");
    }

    private static void hears(MockHttpServletResponse response, String name) {
        Awaitility.await().atMost(PATIENCE).until(() -> text(response).contains("event:" + name));
    }

    private MockHttpServletResponse stream(String person) throws Exception {
        Viewer viewer = new Viewer(person, "doctor", Set.of(Role.DOCTOR), "jiangcheng", Set.of(), null);
        return web.perform(
                        get("/stream").with(authentication(new TestingAuthenticationToken(viewer, "", "ROLE_DOCTOR"))))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
