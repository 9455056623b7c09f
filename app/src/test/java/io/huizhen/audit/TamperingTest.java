package io.huizhen.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.audit.Tampering.Kind;
import io.huizhen.platform.DatabaseSettings;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import io.huizhen.testing.DataRooms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.support.TransactionTemplate;

/** Three batches of three rows; each test changes something as the owner of the database could. */
@DataRooms
class TamperingTest {

    @Autowired
    Audit audit;

    @Autowired
    Sealer sealer;

    @Autowired
    TrailVerifier verifier;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DatabaseSettings settings;

    @Value("${huizhen.anchor}")
    String anchor;

    private final String caseId = Ids.next();
    private Evidence evidence;

    @BeforeEach
    void threeBatches() {
        evidence = new Evidence(settings, anchor);
        evidence.clear();
        for (int batch = 0; batch < 3; batch++) {
            transaction.executeWithoutResult(status -> {
                for (int i = 0; i < 3; i++) {
                    audit.write(caseId, "notes", "treatment");
                }
            });
            sealer.pass();
        }
    }

    @Test
    void anUntouchedTrailIsIntact() {
        Verification verification = verifier.verify();

        assertThat(verification.intact()).isTrue();
        assertThat(verification.batches()).isEqualTo(3);
        assertThat(verification.events()).isEqualTo(9);
    }

    @Test
    void namesEachChangedRowWhicheverColumnWasChanged() {
        List<String> changes = List.of(
                "person_id = 'somebody-else'",
                "at = at + 1",
                "action = 'NONSENSE'",
                "role = 'manager'",
                "case_id = NULL",
                "what = 'nothing'",
                "purpose = 'Treatment'",
                "seat_id = ''",
                "request_id = 'x'",
                "client_hash = 'y'");
        transaction.executeWithoutResult(
                status -> changes.forEach(change -> audit.write(caseId, "notes", "treatment")));
        sealer.pass();

        List<Tampering> expected = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            long event = eventAt(4, i);
            update("UPDATE audit_event SET " + changes.get(i) + " WHERE id = ?", event);
            expected.add(new Tampering(Kind.EVENT_CHANGED, 4L, event));
        }

        assertThat(found()).isEqualTo(expected);
    }

    @Test
    void namesADeletedRow() {
        long event = eventAt(2, 1);
        update("DELETE FROM audit_event WHERE id = ?", event);

        assertThat(found()).containsExactly(new Tampering(Kind.EVENT_DELETED, 2L, event));
    }

    @Test
    void namesARowPutInUnderANumberThatTheSealerHasPassed() {
        long event = insertEvent(-7L, Instant.now());
        sealer.pass();

        assertThat(found()).containsExactly(new Tampering(Kind.EVENT_INSERTED, null, event));
    }

    @Test
    void namesARowPutInForOneThatWasTakenOut() {
        long gone = eventAt(1, 0);
        update("DELETE FROM audit_event WHERE id = ?", gone);
        long event = insertEvent(-7L, Instant.now());

        assertThat(found())
                .containsExactlyInAnyOrder(
                        new Tampering(Kind.EVENT_DELETED, 1L, gone), new Tampering(Kind.EVENT_INSERTED, null, event));
    }

    @Test
    void namesRowsThatTheSealerWasMadeToPassOver() {
        long event = insertEvent(null, Instant.now());
        update("UPDATE sealer_lease SET next_event = next_event + 1");
        sealer.pass();

        assertThat(found()).containsExactly(new Tampering(Kind.EVENT_INSERTED, null, event));
    }

    @Test
    void namesARowThatWaitsTooLongOrComesFromTheFuture() {
        long late = insertEvent(null, Instant.now().minus(Duration.ofMinutes(5)));
        long early = insertEvent(null, Instant.now().plus(Duration.ofMinutes(5)));

        assertThat(found())
                .containsExactlyInAnyOrder(
                        new Tampering(Kind.EVENT_NOT_SEALED, null, late),
                        new Tampering(Kind.EVENT_NOT_SEALED, null, early));
    }

    @Test
    void aRowThatHasJustBeenWrittenIsNoTampering() {
        insertEvent(null, Instant.now());

        assertThat(found()).isEmpty();
    }

    @Test
    void namesABackdatedRowThoughItWasSealed() {
        long event = insertEvent(null, Instant.now().minus(Duration.ofDays(30)));
        sealer.pass();

        assertThat(found()).containsExactly(new Tampering(Kind.EVENT_OUT_OF_TIME, 4L, event));
    }

    @Test
    void namesAChangedLeaf() {
        update("UPDATE audit_leaf SET hash = ? WHERE batch = 2 AND position = 1", new byte[32]);

        assertThat(found()).containsExactly(new Tampering(Kind.LEAF_CHANGED, 2L, eventAt(2, 1)));
    }

    @Test
    void namesABatchWhoseRowAndLeafWereChangedTogether() {
        long event = eventAt(2, 1);
        update("UPDATE audit_event SET person_id = 'somebody-else' WHERE id = ?", event);
        byte[] salt =
                evidence.owner.queryForObject("SELECT salt FROM audit_leaf WHERE event_id = ?", byte[].class, event);
        byte[] hash = evidence.owner.queryForObject(
                EventRows.SELECT + " WHERE id = ?",
                (row, n) -> MerkleTree.leaf(salt, EventRows.canonical(row, 1)),
                event);
        update("UPDATE audit_leaf SET hash = ? WHERE event_id = ?", hash, event);

        assertThat(found()).containsExactly(new Tampering(Kind.LEAF_CHANGED, 2L, null));
    }

    @Test
    void namesADeletedLeafAndTheRowLeftWithoutOne() {
        long event = eventAt(2, 2);
        update("DELETE FROM audit_leaf WHERE batch = 2 AND position = 2");

        assertThat(found())
                .containsExactlyInAnyOrder(
                        new Tampering(Kind.LEAF_DELETED, 2L, null), new Tampering(Kind.EVENT_INSERTED, null, event));
    }

    @Test
    void namesALeafDeletedTogetherWithItsRow() {
        update("DELETE FROM audit_event WHERE id = ?", eventAt(2, 2));
        update("DELETE FROM audit_leaf WHERE batch = 2 AND position = 2");

        assertThat(found()).containsExactly(new Tampering(Kind.LEAF_DELETED, 2L, null));
    }

    @Test
    void namesALeafAddedToABatchOrToNone() {
        long first = insertEvent(null, Instant.now());
        long second = insertEvent(null, Instant.now());
        String leaf = "INSERT INTO audit_leaf (batch, position, event_id, salt, hash) VALUES (?, ?, ?, ?, ?)";
        byte[] salt = new byte[16];
        update(leaf, 2, 3, first, salt, hashOf(first, salt));
        update(leaf, 99, 0, second, salt, hashOf(second, salt));

        assertThat(found())
                .containsExactlyInAnyOrder(
                        new Tampering(Kind.LEAF_INSERTED, 2L, first), new Tampering(Kind.LEAF_INSERTED, 99L, second));
    }

    @Test
    void namesAChangedBatch() {
        update("UPDATE audit_batch SET sealed_at = sealed_at - 1 WHERE number = 2");

        assertThat(found())
                .contains(
                        Tampering.ofBatch(Kind.BATCH_CHANGED, 2),
                        Tampering.ofBatch(Kind.CHAIN_BROKEN, 3),
                        Tampering.ofBatch(Kind.ANCHOR_DIFFERS, 2));
    }

    @Test
    void namesABatchDeletedFromTheMiddleWithAllThatWasInIt() {
        deleteBatch(2);

        assertThat(found()).containsExactly(Tampering.ofBatch(Kind.BATCH_DELETED, 2));
    }

    @Test
    void namesTheLastBatchDeletedBecauseTheAnchorHasIt() {
        deleteBatch(3);

        assertThat(found()).containsExactly(Tampering.ofBatch(Kind.BATCH_DELETED, 3));
    }

    @Test
    void namesABatchSealedAnewInPlaceOfADeletedOne() {
        deleteBatch(3);
        update("DELETE FROM audit_anchor WHERE batch = 3");
        transaction.executeWithoutResult(status -> audit.write(caseId, "other notes", "treatment"));
        sealer.sealNext();

        assertThat(found()).containsExactly(Tampering.ofBatch(Kind.ANCHOR_DIFFERS, 3));
    }

    @Test
    void namesAnAnchorThatWasChangedOrIsGone() throws Exception {
        Path second = evidence.anchored().get(1);
        Files.writeString(second, Files.readString(second).replace("size: 3", "size: 2"));
        evidence.delete(evidence.anchored().get(0));

        assertThat(found())
                .containsExactlyInAnyOrder(
                        Tampering.ofBatch(Kind.ANCHOR_MISSING, 1), Tampering.ofBatch(Kind.ANCHOR_DIFFERS, 2));
    }

    private List<Tampering> found() {
        return verifier.verify().tamperings();
    }

    private long eventAt(long batch, int position) {
        return evidence.owner.queryForObject(
                "SELECT event_id FROM audit_leaf WHERE batch = ? AND position = ?", Long.class, batch, position);
    }

    /** A row as the owner can put it in, under a number of his own or (null) the next one. */
    private long insertEvent(Long id, Instant at) {
        update(
                "INSERT INTO audit_event (id, at, action, person_id, role, case_id, what, purpose)"
                        + " VALUES (?, ?, 'READ', 'somebody', 'doctor', ?, 'report', 'treatment')",
                id,
                Micros.of(at),
                caseId);
        return id != null ? id : evidence.owner.queryForObject("SELECT MAX(id) FROM audit_event", Long.class);
    }

    private byte[] hashOf(long event, byte[] salt) {
        return evidence.owner.queryForObject(
                EventRows.SELECT + " WHERE id = ?",
                (row, n) -> MerkleTree.leaf(salt, EventRows.canonical(row, 1)),
                event);
    }

    private void deleteBatch(long number) {
        update("DELETE e FROM audit_event e JOIN audit_leaf l ON l.event_id = e.id WHERE l.batch = ?", number);
        update("DELETE FROM audit_leaf WHERE batch = ?", number);
        update("DELETE FROM audit_batch WHERE number = ?", number);
    }

    private void update(String sql, Object... parameters) {
        evidence.owner.update(sql, parameters);
    }
}
