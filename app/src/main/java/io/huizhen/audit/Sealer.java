package io.huizhen.audit;

import io.huizhen.platform.Micros;
import io.huizhen.vault.HouseKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives each committed row of the trail its place in a signed batch, and takes the batch's head to the anchors. Every
 * node runs one; the locked row of {@code sealer_lease} lets one seal at a time, and the keys of batch and leaf would
 * refuse a second sealing even without it. A batch is committed before it is anchored: what a crash leaves between the
 * two is anchored by the next pass.
 */
@Component
class Sealer {

    /** Name of the {@link HouseKey} that signs. */
    static final String KEY = "audit";

    static final int LARGEST_BATCH = 4096;
    static final byte[] NOTHING_BEFORE = new byte[32];
    private static final int SALT = 16;

    private record Leaf(String eventId, byte[] salt, byte[] hash) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final HouseKey keys;
    private final List<Anchor> anchors;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Sealer(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            HouseKey keys,
            List<Anchor> anchors,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.keys = keys;
        this.anchors = List.copyOf(anchors);
        this.clock = clock;
    }

    /** Seals all that is committed and anchors it. Returns how many events it sealed. */
    int pass() {
        int sealed = 0;
        Optional<SealedBatch> batch = sealNext();
        while (batch.isPresent()) {
            sealed += batch.get().size();
            batch = sealNext();
        }
        anchorRest();
        return sealed;
    }

    /** Seals one batch; none when nothing waits or another node is at it. */
    Optional<SealedBatch> sealNext() {
        if (jdbc.queryForList("SELECT event_id FROM unsealed_event LIMIT 1").isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(transaction.execute(status -> holdsLease() ? sealWaiting() : null));
    }

    /** Takes each batch that an anchor does not have yet to it, in order. */
    void anchorRest() {
        for (Anchor anchor : anchors) {
            List<SealedBatch> rest;
            do {
                rest = jdbc.query(
                        "SELECT " + SealedBatch.COLUMNS + " FROM audit_batch WHERE number >"
                                + " (SELECT COALESCE(MAX(batch), 0) FROM audit_anchor WHERE anchor = ?)"
                                + " ORDER BY number LIMIT 100",
                        SealedBatch::row,
                        anchor.name());
                rest.forEach(batch -> keep(anchor, batch));
            } while (!rest.isEmpty());
        }
    }

    private void keep(Anchor anchor, SealedBatch batch) {
        anchor.keep(batch, keys.publicKey(KEY));
        try {
            jdbc.update(
                    "INSERT INTO audit_anchor (anchor, batch, at) VALUES (?, ?, ?)",
                    anchor.name(),
                    batch.number(),
                    Micros.of(clock.instant()));
        } catch (DuplicateKeyException anotherNodeNotedIt) {
            return;
        }
    }

    private boolean holdsLease() {
        return !jdbc.queryForList("SELECT name FROM sealer_lease WHERE name = 'audit' FOR UPDATE SKIP LOCKED")
                .isEmpty();
    }

    private SealedBatch sealWaiting() {
        List<Leaf> leaves = jdbc.query(
                "SELECT " + EventRows.columns("e") + " FROM unsealed_event u JOIN audit_event e ON e.id = u.event_id"
                        + " ORDER BY u.event_id LIMIT " + LARGEST_BATCH,
                (row, n) -> {
                    byte[] salt = new byte[SALT];
                    random.nextBytes(salt);
                    return new Leaf(row.getString(1), salt, MerkleTree.leaf(salt, EventRows.canonical(row, 1)));
                });
        if (leaves.isEmpty()) {
            return null;
        }
        SealedBatch batch = sign(leaves);
        insert(batch, leaves);
        jdbc.update(
                "DELETE u FROM unsealed_event u JOIN audit_leaf l ON l.event_id = u.event_id WHERE l.batch = ?",
                batch.number());
        return batch;
    }

    private SealedBatch sign(List<Leaf> leaves) {
        PublicKey key = keys.publicKey(KEY);
        Optional<SealedBatch> before = jdbc
                .query(
                        "SELECT " + SealedBatch.COLUMNS + " FROM audit_batch ORDER BY number DESC LIMIT 1",
                        SealedBatch::row)
                .stream()
                .findFirst();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SealedBatch unsigned = new SealedBatch(
                before.map(SealedBatch::number).orElse(0L) + 1,
                leaves.size(),
                MerkleTree.root(leaves.stream().map(Leaf::hash).toList()),
                before.map(SealedBatch::digest).orElse(NOTHING_BEFORE),
                now,
                SealedBatch.fingerprint(key),
                new byte[0]);
        return new SealedBatch(
                unsigned.number(),
                unsigned.size(),
                unsigned.root(),
                unsigned.previous(),
                unsigned.sealedAt(),
                unsigned.keyId(),
                keys.sign(KEY, unsigned.bytes()));
    }

    private void insert(SealedBatch batch, List<Leaf> leaves) {
        jdbc.update(
                "INSERT INTO audit_batch (" + SealedBatch.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)",
                batch.number(),
                batch.size(),
                batch.root(),
                batch.previous(),
                Micros.of(batch.sealedAt()),
                batch.keyId(),
                batch.signature());
        List<Object[]> rows = new ArrayList<>(leaves.size());
        for (Leaf leaf : leaves) {
            rows.add(new Object[] {batch.number(), rows.size(), leaf.eventId(), leaf.salt(), leaf.hash()});
        }
        jdbc.batchUpdate("INSERT INTO audit_leaf (batch, position, event_id, salt, hash) VALUES (?, ?, ?, ?, ?)", rows);
    }
}
