package io.huizhen.audit;

import io.huizhen.vault.HouseKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Proofs about single rows, to hand out or to show beside a row. */
@Component
public class Trail {

    private record Position(long batch, int position, byte[] salt, byte[] row) {}

    private final JdbcTemplate jdbc;
    private final HouseKey keys;

    Trail(JdbcTemplate jdbc, HouseKey keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** The proof that a row is sealed; none for the second in which it is not sealed yet. */
    @Transactional(readOnly = true)
    public Optional<InclusionProof> prove(long eventId) {
        return jdbc
                .query(
                        "SELECT l.batch, l.position, l.salt, " + EventRows.columns("e")
                                + " FROM audit_leaf l JOIN audit_event e ON e.id = l.event_id WHERE l.event_id = ?",
                        (row, n) -> new Position(
                                row.getLong(1), row.getInt(2), row.getBytes(3), EventRows.canonical(row, 4)),
                        eventId)
                .stream()
                .findFirst()
                .flatMap(this::prove);
    }

    /** What the signatures of the batches are checked with. */
    public PublicKey key() {
        return keys.publicKey(Sealer.KEY);
    }

    private Optional<InclusionProof> prove(Position at) {
        List<byte[]> hashes = new ArrayList<>();
        jdbc.query(
                "SELECT hash FROM audit_leaf WHERE batch = ? ORDER BY position",
                row -> {
                    hashes.add(row.getBytes(1));
                },
                at.batch());
        return jdbc
                .query(
                        "SELECT " + SealedBatch.COLUMNS + " FROM audit_batch WHERE number = ?",
                        SealedBatch::row,
                        at.batch())
                .stream()
                .findFirst()
                .map(head -> new InclusionProof(
                        at.row(), at.salt(), at.position(), MerkleTree.path(hashes, at.position()), head));
    }
}
