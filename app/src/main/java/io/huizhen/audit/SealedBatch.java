package io.huizhen.audit;

import io.huizhen.platform.Micros;
import io.huizhen.vault.HouseKey;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The signed head of one batch of the trail. {@link #text} is what is signed and what an anchor keeps: a few lines that
 * a person can read and check with standard tools.
 *
 * @param number 1, 2, 3 ... without a gap
 * @param root root hash of the batch's Merkle tree
 * @param previous SHA-256 of the text of the batch before (zeros for the first), so that a missing batch shows
 * @param keyId SHA-256 of the public key (SubjectPublicKeyInfo), hex
 */
public record SealedBatch(
        long number, int size, byte[] root, byte[] previous, Instant sealedAt, String keyId, byte[] signature) {

    static final String COLUMNS = "number, size, root, previous, sealed_at, key_id, signature";
    private static final HexFormat HEX = HexFormat.of();
    private static final String SIGNATURE = "signature: ";

    /** What is signed, ASCII, each line ended by a line feed. */
    public String text() {
        return "huizhen audit batch 1\n"
                + "number: " + number + "\n"
                + "size: " + size + "\n"
                + "root: " + HEX.formatHex(root) + "\n"
                + "previous: " + HEX.formatHex(previous) + "\n"
                + "sealed-at: " + sealedAt + "\n"
                + "key: " + keyId + "\n";
    }

    /** The text with the signature (base64) as its last line. */
    public String signedText() {
        return text() + SIGNATURE + Base64.getEncoder().encodeToString(signature) + "\n";
    }

    boolean signedBy(PublicKey key) {
        return keyId.equals(fingerprint(key)) && HouseKey.verify(key, bytes(), signature);
    }

    /** What the next batch names as its previous one. */
    byte[] digest() {
        return MerkleTree.sha256().digest(bytes());
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.US_ASCII);
    }

    static String fingerprint(PublicKey key) {
        return HEX.formatHex(MerkleTree.sha256().digest(key.getEncoded()));
    }

    static SealedBatch row(ResultSet row, int n) throws SQLException {
        return new SealedBatch(
                row.getLong("number"),
                row.getInt("size"),
                row.getBytes("root"),
                row.getBytes("previous"),
                Micros.toInstant(row.getLong("sealed_at")),
                row.getString("key_id"),
                row.getBytes("signature"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedBatch that && signedText().equals(that.signedText());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }

    @Override
    public String toString() {
        return "SealedBatch[" + number + ", " + size + " events]";
    }
}
