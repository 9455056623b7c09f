package io.huizhen.audit;

import io.huizhen.platform.Micros;
import io.huizhen.vault.HouseKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives each committed row of the trail its place in a signed batch, and takes the batch's head to the anchors. Every
 * node runs one; the locked row of {@code sealer_lease} lets one seal at a time, and the keys of batch and leaf would
 * refuse a second sealing even without it.
 *
 * <p>What is new has a number from {@code next_event} on. Numbers are given before the commit, so one may be missing when
 * the sealer passes and come later: it is kept in {@code sealer_gap} and looked for in every pass, until no transaction
 * can be that old. A batch is committed before it is anchored: what a crash leaves between the two is anchored by the
 * next pass.
 */
@Component
class Sealer {

    /** Name of the {@link HouseKey} that signs. */
    static final String KEY = "audit";

    /** Rows that the sealer has not come to. */
    static final String NEW =
            "FROM audit_event e WHERE e.id >= (SELECT next_event FROM sealer_lease WHERE name = 'audit')";

    /** Rows that were committed after the sealer had passed their number. */
    static final String LATE = "FROM sealer_gap g JOIN audit_event e ON e.id = g.event_id WHERE g.noticed_at > 0";

    static final int LARGEST_BATCH = 4096;
    /** Batches taken to an anchor at once. */
    private static final int AT_ONCE = 100;

    static final byte[] NOTHING_BEFORE = new byte[32];

    /** Longer than any transaction lives: a number missing for so long was rolled back. */
    private static final Duration LATEST = Duration.ofHours(1);
    /** No burst leaves more numbers out; a row that claims a number far off must not fill the table. */
    private static final int WIDEST_GAP = 10_000;

    private static final int SALT = 16;

    private record Leaf(long eventId, byte[] salt, byte[] hash) {}

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
        Optional<SealedBatch> batch;
        do {
            batch = sealNext();
            sealed += batch.map(SealedBatch::size).orElse(0);
            // After each batch, not after all: under load there may be no end.
            anchorRest();
            // What came meanwhile is sealed with all that comes until the next pass, unless there is much of it.
        } while (batch.filter(made -> made.size() >= LARGEST_BATCH / 2).isPresent());
        return sealed;
    }

    /** Seals one batch; none when nothing waits or another node is at it. */
    Optional<SealedBatch> sealNext() {
        if (!somethingWaits()) {
            return Optional.empty();
        }
        return Optional.ofNullable(transaction.execute(status -> sealWaiting()));
    }

    private boolean somethingWaits() {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "SELECT EXISTS (SELECT 1 " + NEW + ") OR EXISTS (SELECT 1 " + LATE + ")", Boolean.class));
    }

    /** Takes each batch that an anchor does not have yet to it, in order. */
    void anchorRest() {
        for (Anchor anchor : anchors) {
            List<SealedBatch> rest;
            do {
                rest = jdbc.query(
                        "SELECT " + SealedBatch.COLUMNS + " FROM audit_batch WHERE number >"
                                + " (SELECT COALESCE(MAX(batch), 0) FROM audit_anchor WHERE anchor = ?)"
                                + " ORDER BY number LIMIT " + AT_ONCE,
                        SealedBatch::row,
                        anchor.name());
                rest.forEach(batch -> keep(anchor, batch));
            } while (rest.size() == AT_ONCE);
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

    private SealedBatch sealWaiting() {
        List<Long> lease = jdbc.queryForList(
                "SELECT next_event FROM sealer_lease WHERE name = 'audit' FOR UPDATE SKIP LOCKED", Long.class);
        if (lease.isEmpty()) {
            return null;
        }
        List<Leaf> leaves = new ArrayList<>(leaves(LATE + " ORDER BY e.id", LARGEST_BATCH / 2));
        List<Leaf> fresh = leaves(NEW + " ORDER BY e.id", LARGEST_BATCH - leaves.size());
        leaves.addAll(fresh);
        if (leaves.isEmpty()) {
            return null;
        }
        SealedBatch batch = sign(leaves);
        insert(batch, leaves);
        jdbc.update(
                "DELETE g FROM sealer_gap g JOIN audit_leaf l ON l.event_id = g.event_id WHERE l.batch = ?",
                batch.number());
        if (!fresh.isEmpty()) {
            moveOn(lease.getFirst(), fresh);
        }
        return batch;
    }

    private List<Leaf> leaves(String which, int most) {
        return jdbc.query("SELECT " + EventRows.columns("e") + " " + which + " LIMIT " + most, (row, n) -> {
            byte[] salt = new byte[SALT];
            random.nextBytes(salt);
            return new Leaf(row.getLong(1), salt, MerkleTree.leaf(salt, EventRows.canonical(row, 1)));
        });
    }

    /** Past these rows, remembering each number between them that may still come. */
    private void moveOn(long next, List<Leaf> fresh) {
        long now = Micros.of(clock.instant());
        List<Object[]> gaps = new ArrayList<>();
        long expected = next;
        for (Leaf leaf : fresh) {
            for (long missing = Math.max(expected, leaf.eventId() - WIDEST_GAP); missing < leaf.eventId(); missing++) {
                gaps.add(new Object[] {missing, now});
            }
            expected = leaf.eventId() + 1;
        }
        if (!gaps.isEmpty()) {
            jdbc.batchUpdate("INSERT INTO sealer_gap (event_id, noticed_at) VALUES (?, ?)", gaps);
        }
        jdbc.update(
                "DELETE FROM sealer_gap WHERE noticed_at < ?", now - TimeUnit.MILLISECONDS.toMicros(LATEST.toMillis()));
        jdbc.update("UPDATE sealer_lease SET next_event = ? WHERE name = 'audit'", expected);
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
