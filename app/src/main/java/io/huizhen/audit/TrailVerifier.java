package io.huizhen.audit;

import io.huizhen.audit.Tampering.Kind;
import io.huizhen.platform.Micros;
import io.huizhen.vault.HouseKey;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Recomputes the whole trail from its rows - hashes, roots, signatures, chain - and compares it with the anchors. Runs
 * beside the sealer: what is sealed while it runs is left to the next check. Reads in ranges of batches, so that memory
 * does not grow with the trail.
 */
@Component
public class TrailVerifier {

    /** After so many findings the check breaks off: the trail is not what it was. */
    public static final int MOST = 1000;

    private static final int HEADS = 500;
    private static final int EVENTS = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final JdbcTemplate jdbc;
    private final HouseKey keys;
    private final List<Anchor> anchors;
    private final Clock clock;

    TrailVerifier(JdbcTemplate jdbc, HouseKey keys, List<Anchor> anchors, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.anchors = List.copyOf(anchors);
        this.clock = clock;
    }

    public Verification verify() {
        return new Run().whole();
    }

    /** One check; gathers what it finds. */
    private final class Run {

        private final List<Tampering> found = new ArrayList<>();
        private final Map<Anchor, Long> anchored = new HashMap<>();
        private final Set<Long> forged = new HashSet<>();
        private final PublicKey key = keys.publicKey(Sealer.KEY);
        private long batches;
        private long events;
        private byte[] previous = Sealer.NOTHING_BEFORE;

        Verification whole() {
            // Anchors first: a batch sealed while we look is then in the database as well, never in the anchor alone.
            anchors.forEach(anchor -> anchored.put(anchor, anchor.last()));
            long last =
                    anchored.values().stream().mapToLong(Long::longValue).max().orElse(0);
            last = Math.max(last, number("SELECT COALESCE(MAX(number), 0) FROM audit_batch"));
            for (long from = 1; from <= last && found.size() < MOST; from += HEADS) {
                range(from, Math.min(last, from + HEADS - 1));
            }
            strayLeaves();
            unsealed();
            return new Verification(batches, events, List.copyOf(found.subList(0, Math.min(MOST, found.size()))));
        }

        private void range(long from, long to) {
            Map<Long, SealedBatch> heads = new HashMap<>();
            jdbc.query(
                    "SELECT " + SealedBatch.COLUMNS + " FROM audit_batch WHERE number BETWEEN ? AND ?",
                    row -> {
                        SealedBatch head = SealedBatch.row(row, 0);
                        heads.put(head.number(), head);
                    },
                    from,
                    to);
            long start = from;
            long waiting = 0;
            for (long number = from; number <= to; number++) {
                SealedBatch head = heads.get(number);
                head(number, head);
                waiting += head == null ? 0 : head.size();
                if (waiting >= EVENTS || number == to) {
                    leaves(start, number, heads);
                    start = number + 1;
                    waiting = 0;
                }
            }
        }

        private void head(long number, SealedBatch head) {
            if (head == null) {
                found.add(Tampering.ofBatch(Kind.BATCH_DELETED, number));
                // The chain cannot be followed across the gap, which is named already.
                previous = null;
                return;
            }
            batches++;
            if (!head.signedBy(key)) {
                forged.add(number);
                found.add(Tampering.ofBatch(Kind.BATCH_CHANGED, number));
            }
            if (previous != null && !Arrays.equals(previous, head.previous())) {
                found.add(Tampering.ofBatch(Kind.CHAIN_BROKEN, number));
            }
            previous = head.digest();
            anchored.forEach((anchor, last) -> anchor(anchor, last, head));
        }

        private void anchor(Anchor anchor, long last, SealedBatch head) {
            Optional<String> kept = anchor.kept(head.number());
            if (kept.isPresent()) {
                if (!kept.get().equals(head.signedText())) {
                    found.add(Tampering.ofBatch(Kind.ANCHOR_DIFFERS, head.number()));
                }
                return;
            }
            boolean due = head.sealedAt().isBefore(clock.instant().minus(PATIENCE));
            if (due || head.number() <= last) {
                found.add(Tampering.ofBatch(Kind.ANCHOR_MISSING, head.number()));
            }
        }

        private void leaves(long from, long to, Map<Long, SealedBatch> heads) {
            Map<Long, List<BatchCheck.Leaf>> byBatch = new HashMap<>();
            jdbc.query(
                    BatchCheck.Leaf.SELECT + " WHERE l.batch BETWEEN ? AND ? ORDER BY l.batch, l.position",
                    row -> {
                        BatchCheck.Leaf leaf = BatchCheck.Leaf.row(row);
                        byBatch.computeIfAbsent(leaf.batch(), batch -> new ArrayList<>())
                                .add(leaf);
                    },
                    from,
                    to);
            for (long number = from; number <= to; number++) {
                SealedBatch head = heads.get(number);
                if (head != null) {
                    List<BatchCheck.Leaf> leaves = byBatch.getOrDefault(number, List.of());
                    events += leaves.size();
                    found.addAll(BatchCheck.findings(head, !forged.contains(number), leaves));
                }
            }
        }

        /** Leaves whose batch is not there: those of a deleted batch, and those that somebody made up. */
        private void strayLeaves() {
            long odd = number(
                    "SELECT (SELECT COUNT(*) FROM audit_leaf)" + " - (SELECT COALESCE(SUM(size), 0) FROM audit_batch)");
            if (odd == 0 && found.isEmpty()) {
                return;
            }
            Set<Long> named = new HashSet<>();
            found.stream()
                    .filter(tampering -> tampering.kind() == Kind.BATCH_DELETED)
                    .forEach(tampering -> named.add(tampering.batch()));
            jdbc.query(
                    "SELECT l.batch, l.event_id FROM audit_leaf l LEFT JOIN audit_batch b ON b.number = l.batch"
                            + " WHERE b.number IS NULL LIMIT " + MOST,
                    row -> {
                        if (!named.contains(row.getLong(1))) {
                            found.add(new Tampering(Kind.LEAF_INSERTED, row.getLong(1), row.getLong(2)));
                        }
                    });
        }

        /** Rows without a leaf: those that wait for the sealer, and those that came behind its back. */
        private void unsealed() {
            long now = Micros.of(clock.instant());
            long patience = TimeUnit.MILLISECONDS.toMicros(PATIENCE.toMillis());
            for (String waiting : List.of(Sealer.NEW, Sealer.LATE)) {
                jdbc.query(
                        "SELECT e.id " + waiting + " AND (e.at < ? OR e.at > ?) LIMIT " + MOST,
                        row -> {
                            found.add(new Tampering(Kind.EVENT_NOT_SEALED, null, row.getLong(1)));
                        },
                        now - patience,
                        now + patience);
            }
            // Counting is cheap, looking for the odd one is not: only when the count is out, or something is wrong.
            // One statement, one snapshot.
            long odd = number("SELECT (SELECT COUNT(*) FROM audit_event) - (SELECT COUNT(*) FROM audit_leaf)"
                    + " - (SELECT COUNT(*) " + Sealer.NEW + ") - (SELECT COUNT(*) " + Sealer.LATE + ")");
            if (odd != 0 || !found.isEmpty()) {
                inserted();
            }
        }

        private void inserted() {
            jdbc.query(
                    "SELECT e.id FROM audit_event e LEFT JOIN audit_leaf l ON l.event_id = e.id"
                            + " LEFT JOIN sealer_gap g ON g.event_id = e.id"
                            + " WHERE l.event_id IS NULL AND g.event_id IS NULL"
                            + " AND e.id < (SELECT next_event FROM sealer_lease WHERE name = 'audit') LIMIT " + MOST,
                    row -> {
                        found.add(new Tampering(Kind.EVENT_INSERTED, null, row.getLong(1)));
                    });
        }

        private long number(String sql) {
            Long value = jdbc.queryForObject(sql, Long.class);
            return value == null ? 0 : value;
        }
    }
}
