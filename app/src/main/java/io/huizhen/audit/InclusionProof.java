package io.huizhen.audit;

import java.security.PublicKey;
import java.util.List;

/**
 * That one row of the trail stands in one signed batch, checkable without the database: hash the row with its salt,
 * follow the path to the root, check the signature, compare with the anchor.
 *
 * @param row the row's canonical bytes
 * @param path the hashes beside the way to the root, lowest first
 */
public record InclusionProof(byte[] row, byte[] salt, int position, List<byte[]> path, SealedBatch batch) {

    public boolean holds(PublicKey key) {
        return batch.signedBy(key)
                && MerkleTree.proves(MerkleTree.leaf(salt, row), position, batch.size(), path, batch.root());
    }
}
