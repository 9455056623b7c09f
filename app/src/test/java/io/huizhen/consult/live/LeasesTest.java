package io.huizhen.consult.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huizhen.HuizhenTest;
import io.huizhen.platform.Ids;
import io.huizhen.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes and one consult: only the owner writes, and an owner that was replaced never does again. */
@HuizhenTest
class LeasesTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Vault vault;

    @Autowired
    TransactionTemplate transaction;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T06:00:00Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final String consult = Ids.next();
    private final String caseId = Ids.next();
    private Leases one;
    private Leases two;

    @BeforeEach
    void nodes() {
        one = new Leases(jdbc, vault, clock);
        two = new Leases(jdbc, vault, clock);
    }

    @Test
    void isHeldByOneNodeOnly() {
        assertThat(take(one)).isNotNull();
        assertThat(take(two)).isNull();
    }

    @Test
    void staysWithTheOwnerThatRenews() {
        Lease lease = take(one);
        pass(Duration.ofSeconds(5));
        assertThat(renew(one, lease)).isTrue();
        pass(Duration.ofSeconds(5));
        assertThat(take(two)).isNull();
    }

    @Test
    void goesToAnotherNodeAfterSixSecondsOfSilenceWithAHigherFence() {
        Lease first = take(one);
        pass(Leases.LIFE);
        Lease second = take(two);
        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(renew(one, first)).isFalse();
    }

    @Test
    void refusesAWriteOfAnOwnerThatWasReplaced() {
        Lease first = take(one);
        pass(Leases.LIFE);
        Lease second = take(two);
        var written = new AtomicInteger();
        assertThatThrownBy(() -> write(one, first, written)).isInstanceOf(LeaseLostException.class);
        assertThat(written).hasValue(0);
        write(two, second, written);
        assertThat(written).hasValue(1);
    }

    @Test
    void isFreeAtOnceWhenGivenBack() {
        Lease first = take(one);
        transaction.executeWithoutResult(status -> one.release(first));
        assertThat(take(two)).isNotNull();
    }

    @Test
    void tellsTheNextOwnerWhereTheRoomIs() {
        Lease first = take(one);
        PlacedRoom room = new PlacedRoom("janus-1", 71, 4711, "secret", "pin");
        transaction.executeWithoutResult(status -> one.place(first, room));
        pass(Leases.LIFE);
        Lease second = take(two);
        assertThat(two.placed(second)).contains(room);
    }

    private Lease take(Leases node) {
        return transaction.execute(status -> node.take(consult, caseId).orElse(null));
    }

    private boolean renew(Leases node, Lease lease) {
        return Boolean.TRUE.equals(transaction.execute(status -> node.renew(lease, 3)));
    }

    private void write(Leases node, Lease lease, AtomicInteger counter) {
        transaction.executeWithoutResult(status -> node.asOwner(lease, counter::incrementAndGet));
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
