package io.huizhen.audit;

import io.huizhen.audit.Tampering.Kind;
import io.huizhen.platform.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Compares the leaves of one batch, and the rows that they stand for, with the batch's signed root. */
final class BatchCheck {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    /**
     * A leaf as stored, and its hash computed again from the row.
     *
     * @param recomputed null when the row is gone
     */
    record Leaf(long batch, int position, long eventId, byte[] hash, byte[] recomputed, long at) {

        static final String SELECT = "SELECT l.batch, l.position, l.event_id, l.salt, l.hash, " + EventRows.columns("e")
                + " FROM audit_leaf l LEFT JOIN audit_event e ON e.id = l.event_id";
        private static final int ROW = 6;

        static Leaf row(ResultSet row) throws SQLException {
            boolean there = row.getString(ROW) != null;
            return new Leaf(
                    row.getLong(1),
                    row.getInt(2),
                    row.getLong(3),
                    row.getBytes(5),
                    there ? MerkleTree.leaf(row.getBytes(4), EventRows.canonical(row, ROW)) : null,
                    row.getLong(ROW + 1));
        }

        boolean gone() {
            return recomputed == null;
        }

        boolean differs() {
            return recomputed != null && !Arrays.equals(hash, recomputed);
        }
    }

    private final SealedBatch head;
    private final boolean genuine;
    private final List<Leaf> leaves;
    private final List<Tampering> found = new ArrayList<>();

    private BatchCheck(SealedBatch head, boolean genuine, List<Leaf> leaves) {
        this.head = head;
        this.genuine = genuine;
        this.leaves = leaves;
    }

    /**
     * What is wrong with a batch's leaves and rows.
     *
     * @param genuine whether the head's signature is good; if not, its root proves nothing and leaves are only compared
     *     with their rows
     * @param leaves in the order of their positions
     */
    static List<Tampering> findings(SealedBatch head, boolean genuine, List<Leaf> leaves) {
        BatchCheck check = new BatchCheck(head, genuine, leaves);
        boolean whole = check.positions();
        check.contents(whole);
        check.times();
        return check.found;
    }

    private boolean positions() {
        boolean whole = true;
        boolean[] present = new boolean[Math.max(head.size(), 0)];
        for (Leaf leaf : leaves) {
            if (leaf.position() >= 0 && leaf.position() < present.length) {
                present[leaf.position()] = true;
            } else {
                whole = false;
                add(Kind.LEAF_INSERTED, leaf);
            }
        }
        for (boolean there : present) {
            if (!there) {
                whole = false;
                found.add(Tampering.ofBatch(Kind.LEAF_DELETED, head.number()));
            }
        }
        return whole;
    }

    private void contents(boolean whole) {
        leaves.stream().filter(Leaf::gone).forEach(leaf -> add(Kind.EVENT_DELETED, leaf));
        if (whole && genuine && !leaves.isEmpty() && !rootIs(leaves.stream().map(Leaf::hash))) {
            boolean rowsAreRight = leaves.stream().noneMatch(Leaf::gone)
                    && rootIs(leaves.stream().map(Leaf::recomputed));
            if (rowsAreRight) {
                leaves.stream().filter(Leaf::differs).forEach(leaf -> add(Kind.LEAF_CHANGED, leaf));
                return;
            }
            // Leaves and rows were changed together: the batch is named, and below each row that shows it.
            found.add(Tampering.ofBatch(Kind.LEAF_CHANGED, head.number()));
        }
        leaves.stream().filter(Leaf::differs).forEach(leaf -> add(Kind.EVENT_CHANGED, leaf));
    }

    private void times() {
        Instant earliest = head.sealedAt().minus(LONGEST_WAIT);
        Instant latest = head.sealedAt().plus(CLOCKS_APART);
        long from = Micros.of(earliest);
        long to = Micros.of(latest);
        leaves.stream()
                .filter(leaf -> !leaf.gone() && (leaf.at() < from || leaf.at() > to))
                .forEach(leaf -> add(Kind.EVENT_OUT_OF_TIME, leaf));
    }

    private boolean rootIs(Stream<byte[]> hashes) {
        return Arrays.equals(MerkleTree.root(hashes.toList()), head.root());
    }

    private void add(Kind kind, Leaf leaf) {
        found.add(new Tampering(kind, leaf.batch(), leaf.eventId()));
    }
}
