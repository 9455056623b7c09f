package io.huizhen.consult;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes behind any balancer: whoever's line arrives at the wrong one is in the room all the same. */
@BesideTheOthers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodesTest {

    private static final int OWNER = 0;
    private static final int OTHER = 1;

    private final OwnNodes nodes = new OwnNodes();

    @BeforeAll
    void startNodes() {
        nodes.start();
        nodes.start();
    }

    @AfterAll
    void stopNodes() {
        nodes.close();
    }

    @Test
    void linesAreCarriedOnToTheOwnerAndTheConsultOutlivesIt() {
        ConsultFixture fixture = nodes.of(OWNER, ConsultFixture.class);
        ConsultFixture.Booked booked = fixture.booked();
        fixture.started(booked);
        try (RoomVisitors visitors = new RoomVisitors()) {
            Page clinician = visitors.loggedIn(nodes.port(OWNER), "li.jianguo", booked.caseId());
            RoomVisitors.until(
                    "the waiting room",
                    () -> clinician.getByText("You are in the waiting room").isVisible());
            String owner = owner(booked);

            Page patient = visitors.byLink(nodes.port(OTHER), visitors.linkSentTo(booked.phone()));
            Page doctor = visitors.loggedIn(nodes.port(OTHER), "zhang.mingyuan", booked.caseId());
            Page sameClinician = visitors.loggedIn(nodes.port(OTHER), "li.jianguo", booked.caseId());
            List<Page> everybody = List.of(patient, sameClinician, doctor);
            Consult consult =
                    nodes.of(OTHER, Consults.class).latest(booked.caseId()).orElseThrow();
            List<Seat> seats = nodes.of(OTHER, Consults.class).seatsOf(consult.id());
            visitors.seeAndHearEachOther(everybody, seats);
            assertThat(owner(booked)).isEqualTo(owner);

            nodes.stop(OWNER);
            RoomVisitors.until("the next owner", () -> !owner(booked).equals(owner));
            visitors.seeAndHearEachOther(everybody, seats);
        }
    }

    @Test
    void theWayBetweenNodesOpensForNobodyElse() throws Exception {
        assertThat(handshake("AAAA")).isEqualTo(403);
        assertThat(handshake("")).isEqualTo(403);
    }

    private int handshake(String ticket) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + nodes.port(OTHER) + "/ws/relay?case=01JD0000000000000000000000"))
                    .header("X-Huizhen-Relay", ticket);
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private String owner(ConsultFixture.Booked booked) {
        return nodes.of(OTHER, JdbcClient.class)
                .sql("SELECT l.owner FROM consult_lease l JOIN consult c ON c.id = l.consult_id WHERE c.case_id = ?")
                .param(booked.caseId())
                .query(String.class)
                .single();
    }
}
