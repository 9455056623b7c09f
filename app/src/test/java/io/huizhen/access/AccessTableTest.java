package io.huizhen.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.huizhen.HuizhenTest;
import io.huizhen.access.AccessTable.Endpoint;
import io.huizhen.access.AccessTable.Situation;
import io.huizhen.platform.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * The table of role x endpoint x case, run in full: each endpoint is called by each role, on a case of one's own, a
 * foreign one, one that has ended, and one whose grant was revoked. Whether a call was let in is read from the trail:
 * a refusal by the guard leaves a DENIED row.
 */
@HuizhenTest
class AccessTableTest {

    @Autowired
    AccessTable table;

    @Autowired
    CaseFixture fixture;

    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyEndpointStandsInTheTable() throws IOException {
        String written = new ClassPathResource("access-table.txt").getContentAsString(StandardCharsets.UTF_8);
        assertThat(table.lines())
                .as("access-table.txt: who may call what. A new endpoint needs its row, read by a second person")
                .containsExactlyElementsOf(
                        written.lines().filter(line -> !line.startsWith("#")).toList());
    }

    @Test
    void everyEndpointStatesWhoMayUseIt() {
        assertThat(table.endpoints())
                .allSatisfy(endpoint -> assertThat(endpoint.rule())
                        .as(endpoint.name())
                        .isNotNull()
                        .satisfies(rule -> assertThat(rule.everyone() || rule.anyRole() || rule.value().length > 0)
                                .isTrue()));
    }

    @Test
    void noEndpointIsOpenToARoleThatItsActionIsNot() {
        assertThat(table.endpoints().stream().filter(endpoint -> endpoint.rule().on() != Action.NONE))
                .allSatisfy(endpoint -> assertThat(endpoint.rule().value())
                        .as(endpoint.name())
                        .isNotEmpty()
                        .isSubsetOf(endpoint.rule().on().roles()));
    }

    @TestFactory
    Stream<DynamicTest> nobodyPassesWhoShouldNot() {
        return table.endpoints().stream().flatMap(endpoint -> {
            List<DynamicTest> tests = new ArrayList<>();
            tests.add(dynamicTest(endpoint.name() + " by nobody", () -> byNobody(endpoint)));
            for (Role role : Role.values()) {
                tests.add(dynamicTest(endpoint.name() + " by " + role.key(), () -> byRole(endpoint, role)));
            }
            return tests.stream();
        });
    }

    private void byNobody(Endpoint endpoint) throws Exception {
        int status = web.perform(request(endpoint, Ids.next()))
                .andReturn()
                .getResponse()
                .getStatus();
        if (endpoint.rule().everyone()) {
            assertThat(status).isNotIn(401, 403);
        } else {
            assertThat(status).as("sent to the login").isIn(302, 401);
        }
    }

    private void byRole(Endpoint endpoint, Role role) throws Exception {
        boolean mayCall = endpoint.rule().everyone()
                || endpoint.rule().anyRole()
                || List.of(endpoint.rule().value()).contains(role);
        for (Situation situation : endpoint.situations()) {
            Viewer viewer = fixture.viewer(role);
            String caseId = fixture.caseFor(viewer, role, situation);
            int status = web.perform(request(endpoint, caseId)
                            .with(authentication(new TestingAuthenticationToken(viewer, "", "ROLE_" + role.name()))))
                    .andReturn()
                    .getResponse()
                    .getStatus();
            String what = role.key() + " on " + situation + " case: " + status;
            if (!mayCall) {
                assertThat(status).as(what).isEqualTo(403);
            } else if (endpoint.rule().on() == Action.NONE) {
                assertThat(status).as(what).isNotIn(401, 403);
            } else {
                letsIn(endpoint, situation, caseId, status, what);
            }
        }
    }

    private void letsIn(Endpoint endpoint, Situation situation, String caseId, int status, String what) {
        boolean refused = denials(caseId) > 0;
        switch (situation) {
            case OWN -> assertThat(refused).as(what).isFalse();
            case CLOSED -> {
                assertThat(refused).as(what).isFalse();
                if (endpoint.rule().on().isWrite() && !endpoint.method().equals(HttpMethod.GET)) {
                    assertThat(status).as(what + ": nothing moves any more").isGreaterThanOrEqualTo(400);
                }
            }
            case FOREIGN, REVOKED ->
                assertThat(status)
                        .as(what)
                        .satisfiesAnyOf(
                                code -> assertThat(code).isEqualTo(404),
                                // A malformed form may be refused before the case is looked at, as long as no case data
                                // follow.
                                code -> assertThat(code).isEqualTo(400));
        }
    }

    private int denials(String caseId) {
        return jdbc.sql("SELECT COUNT(*) FROM audit_event WHERE case_id = ? AND action = 'DENIED'")
                .param(caseId)
                .query(Integer.class)
                .single();
    }

    private static MockHttpServletRequestBuilder request(Endpoint endpoint, String caseId) {
        String path = endpoint.path().replace("{caseId}", caseId).replaceAll("\\{[^}]+}", Ids.next());
        return MockMvcRequestBuilders.request(endpoint.method(), path).with(csrf());
    }
}
