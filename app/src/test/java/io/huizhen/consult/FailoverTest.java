package io.huizhen.consult;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.huizhen.launcher.Stack;
import io.huizhen.mediabridge.JanusPool;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A live consult outlives its media server: everybody is in the same room on another one, without a click. */
@BesideTheOthers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailoverTest {

    /** Fails the next so many transactions that begin a fallback, at their end. */
    private static final class Refusal implements ApplicationListener<PayloadApplicationEvent<FallbackChanged>> {

        private volatile int next;

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<FallbackChanged> event) {
            if (next > 0) {
                next--;
                throw new TransientDataAccessResourceException("the database is away");
            }
        }
    }

    private final Refusal refusal = new Refusal();
    private final OwnNodes nodes = new OwnNodes();
    private RoomVisitors visitors;
    private ConsultFixture.Booked booked;
    private Consult consult;
    private Page patient;
    private Page clinician;
    private Page doctor;

    @BeforeAll
    void startNode() {
        nodes.start().addApplicationListener(refusal);
    }

    @AfterAll
    void stopNodes() {
        nodes.close();
    }

    @BeforeEach
    void threePeopleInTheRoom() {
        visitors = new RoomVisitors();
        ConsultFixture fixture = nodes.of(0, ConsultFixture.class);
        booked = fixture.booked();
        fixture.started(booked);
        int port = nodes.port(0);
        patient = visitors.byLink(port, visitors.linkSentTo(booked.phone()));
        clinician = visitors.loggedIn(port, "li.jianguo", booked.caseId());
        doctor = visitors.loggedIn(port, "zhang.mingyuan", booked.caseId());
        consult = nodes.of(0, Consults.class).latest(booked.caseId()).orElseThrow();
        allSeeAndHear();
    }

    @AfterEach
    void goHome() {
        visitors.close();
    }

    @Test
    void goesOnOnAnotherServerWhenItsOwnIsKilledAndComesBackWhenThatOneIsDrained() {
        String first = server();
        Stack.current().kill(first);
        RoomVisitors.until("a move", () -> !first.equals(server()) && server() != null);
        allSeeAndHear();
        String second = server();
        assertThat(lostAndBack()).containsExactly("SERVER_LOST", "SERVER_BACK");

        Stack.current().restartJanus(first);
        RoomVisitors.until("the server that was killed", () -> isUp(first));
        nodes.of(0, Drains.class).drain(second, true);
        RoomVisitors.until("a move off the drained server", () -> first.equals(server()));
        allSeeAndHear();
        nodes.of(0, Drains.class).reopen(second);
    }

    @Test
    void goesToTheTelephoneWhenNoServerCanBeHadAndComesBackFromThereByAClick() {
        // As by a database that is away for a moment: what cannot be written at once is tried until it is.
        refusal.next = 2;
        nodes.janus().forEach(janus -> Stack.current().kill(janus.name()));
        for (Page page : everybody()) {
            page.getByText("The video server cannot be reached now").waitFor();
        }
        RoomVisitors.until(
                "the telephone's turn",
                () -> nodes.of(0, Fallback.class).of(consult.id()).isPresent());
        assertThat(refusal.next).isZero();
        assertThat(lostAndBack()).containsOnlyOnce("SERVER_LOST");
        nodes.janus().forEach(janus -> Stack.current().restartJanus(janus.name()));
        for (Page page : everybody()) {
            RoomVisitors.button(page, "Back to video").click();
        }
        allSeeAndHear();
    }

    @Test
    void theRoomIsMadeAnewForThoseWhoComeBackAfterAllWereGone() {
        List<String> addresses = everybody().stream().map(Page::url).toList();
        for (Page page : everybody()) {
            RoomVisitors.button(page, "Leave").click();
            page.navigate("about:blank");
        }
        RoomVisitors.until("the room's end", () -> server() == null);
        for (int i = 0; i < addresses.size(); i++) {
            everybody().get(i).navigate(addresses.get(i));
        }
        allSeeAndHear();
    }

    @Test
    void thePatientIsToldWhenTheConsultIsCancelledAndAgainWhenSheLooksOnceMore() {
        nodes.of(0, ConsultFixture.class).cancelled(booked);
        patient.getByText("The consult was cancelled").first().waitFor();
        patient.reload();
        patient.getByText("This link does not lead anywhere now").first().waitFor();
    }

    private List<Page> everybody() {
        return List.of(patient, clinician, doctor);
    }

    private void allSeeAndHear() {
        visitors.seeAndHearEachOther(everybody(), nodes.of(0, Consults.class).seatsOf(consult.id()));
    }

    private boolean isUp(String server) {
        return nodes.of(0, JanusPool.class).status().stream()
                .anyMatch(status -> status.name().equals(server) && status.up());
    }

    private String server() {
        return nodes.of(0, JdbcClient.class)
                .sql("SELECT server FROM consult_lease WHERE consult_id = ?")
                .param(consult.id())
                .query((row, number) -> row.getString("server"))
                .list()
                .getFirst();
    }

    private List<String> lostAndBack() {
        return nodes.of(0, MediaEvents.class).of(consult.id()).stream()
                .filter(event -> event.seatId() == null)
                .map(event -> event.cause().name())
                .toList();
    }
}
