package io.huizhen.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The hash tree of RFC 6962, section 2.1: leaves and inner nodes are hashed with a different first byte, so that one
 * cannot be passed off as the other. Our leaf has a random salt before its content, so that a published hash tells
 * nothing about a row.
 */
final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    static byte[] leaf(byte[] salt, byte[] content) {
        MessageDigest sha = sha256();
        sha.update(LEAF);
        sha.update(salt);
        return sha.digest(content);
    }

    static byte[] root(List<byte[]> leaves) {
        List<byte[]> level = checked(leaves);
        while (level.size() > 1) {
            level = above(level);
        }
        return level.getFirst();
    }

    /** The hashes beside the way from a leaf to the root, lowest first. */
    static List<byte[]> path(List<byte[]> leaves, int position) {
        List<byte[]> path = new ArrayList<>();
        List<byte[]> level = checked(leaves);
        for (int at = position; level.size() > 1; at >>= 1) {
            int beside = at ^ 1;
            if (beside < level.size()) {
                path.add(level.get(beside));
            }
            level = above(level);
        }
        return path;
    }

    /** Whether a leaf stands at this position of the tree with this root: RFC 9162, section 2.1.3.2. */
    static boolean proves(byte[] leaf, int position, int size, List<byte[]> path, byte[] root) {
        if (position < 0 || position >= size) {
            return false;
        }
        int at = position;
        int last = size - 1;
        byte[] hash = leaf;
        for (byte[] beside : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = node(beside, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, beside);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<byte[]> above(List<byte[]> level) {
        List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i + 1 < level.size(); i += 2) {
            above.add(node(level.get(i), level.get(i + 1)));
        }
        if (level.size() % 2 == 1) {
            // The last one without a neighbour moves up as it is.
            above.add(level.getLast());
        }
        return above;
    }

    private static byte[] node(byte[] left, byte[] right) {
        MessageDigest sha = sha256();
        sha.update(NODE);
        sha.update(left);
        return sha.digest(right);
    }

    private static List<byte[]> checked(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("A tree needs a leaf");
        }
        return leaves;
    }
}
