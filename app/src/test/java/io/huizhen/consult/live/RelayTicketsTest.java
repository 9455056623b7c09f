package io.huizhen.consult.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.HuizhenTest;
import io.huizhen.access.Viewer;
import io.huizhen.platform.Ids;
import io.huizhen.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A ticket opens one line, at one node, for one case, now. */
@HuizhenTest
class RelayTicketsTest {

    @Autowired
    Vault vault;

    @Autowired
    TransactionTemplate transaction;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-26T06:00:00Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final String node = Ids.next();
    private final String caseId = Ids.next();
    private final SocketDoor.Pass pass = new SocketDoor.Pass(
            caseId, Ids.next(), "seat-1", Viewer.seat("patient-1", "seat-1"), null, "device-secret");
    private RelayTickets sender;
    private RelayTickets receiver;
    private String ticket;

    @BeforeEach
    void seal() {
        sender = new RelayTickets(vault, clock);
        receiver = new RelayTickets(vault, clock);
        ticket = transaction.execute(status -> sender.to(node, pass));
    }

    @Test
    void bringsThePersonAsTheFirstDoorSawThem() {
        assertThat(receiver.accept(node, caseId, ticket)).contains(pass);
    }

    @Test
    void opensOnce() {
        receiver.accept(node, caseId, ticket);
        assertThat(receiver.accept(node, caseId, ticket)).isEmpty();
    }

    @Test
    void opensAtNoOtherNode() {
        assertThat(receiver.accept(Ids.next(), caseId, ticket)).isEmpty();
    }

    @Test
    void opensForNoOtherCase() {
        assertThat(receiver.accept(node, Ids.next(), ticket)).isEmpty();
    }

    @Test
    void opensForHalfAMinute() {
        now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(31)));
        assertThat(receiver.accept(node, caseId, ticket)).isEmpty();
    }

    @Test
    void isNothingThatCouldBeGuessedOrChanged() {
        String changed = ticket.substring(0, 40) + (ticket.charAt(40) == 'A' ? 'B' : 'A') + ticket.substring(41);
        assertThat(receiver.accept(node, caseId, changed)).isEmpty();
        assertThat(receiver.accept(node, caseId, "not base64 !")).isEmpty();
        assertThat(receiver.accept(node, caseId, "")).isEmpty();
        assertThat(ticket).doesNotContain("device-secret");
    }
}
