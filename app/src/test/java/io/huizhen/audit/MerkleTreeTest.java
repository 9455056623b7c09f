package io.huizhen.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static final byte[] NO_SALT = new byte[0];

    /** The test vectors of Certificate Transparency's reference implementation. */
    private static final List<String> CONTENTS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void hasTheRootsOfTheReferenceImplementation() {
        for (int size = 1; size <= CONTENTS.size(); size++) {
            assertThat(HexFormat.of().formatHex(MerkleTree.root(reference(size))))
                    .isEqualTo(ROOTS.get(size - 1));
        }
    }

    @Test
    void provesEveryLeafOfEverySizeAndNoOtherPlace() {
        for (int size = 1; size <= 40; size++) {
            List<byte[]> leaves = leaves(size);
            byte[] root = MerkleTree.root(leaves);
            for (int position = 0; position < size; position++) {
                List<byte[]> path = MerkleTree.path(leaves, position);
                assertThat(MerkleTree.proves(leaves.get(position), position, size, path, root))
                        .isTrue();
                for (int other = 0; other < size; other++) {
                    if (other != position) {
                        assertThat(MerkleTree.proves(leaves.get(position), other, size, path, root))
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void refusesAPathThatIsTooLongTooShortOrChanged() {
        List<byte[]> leaves = leaves(7);
        byte[] root = MerkleTree.root(leaves);
        List<byte[]> path = MerkleTree.path(leaves, 2);
        List<byte[]> longer = new ArrayList<>(path);
        longer.add(new byte[32]);
        List<byte[]> changed = new ArrayList<>(path);
        changed.set(1, new byte[32]);

        assertThat(MerkleTree.proves(leaves.get(2), 2, 7, longer, root)).isFalse();
        assertThat(MerkleTree.proves(leaves.get(2), 2, 7, path.subList(0, 2), root))
                .isFalse();
        assertThat(MerkleTree.proves(leaves.get(2), 2, 7, changed, root)).isFalse();
        assertThat(MerkleTree.proves(leaves.get(2), 7, 7, path, root)).isFalse();
        assertThat(MerkleTree.proves(leaves.get(2), -1, 7, path, root)).isFalse();
    }

    @Test
    void anInnerNodeCannotPassForALeaf() {
        List<byte[]> leaves = leaves(4);
        byte[] both = new byte[64];
        System.arraycopy(leaves.get(0), 0, both, 0, 32);
        System.arraycopy(leaves.get(1), 0, both, 32, 32);

        assertThat(MerkleTree.leaf(NO_SALT, both)).isNotEqualTo(MerkleTree.root(leaves.subList(0, 2)));
    }

    @Test
    void theSaltHidesEqualRows() {
        assertThat(MerkleTree.leaf(new byte[] {1}, new byte[] {5}))
                .isNotEqualTo(MerkleTree.leaf(new byte[] {2}, new byte[] {5}));
    }

    @Test
    void thereIsNoTreeOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.root(List.of()));
    }

    private static List<byte[]> reference(int size) {
        return CONTENTS.subList(0, size).stream()
                .map(content -> MerkleTree.leaf(NO_SALT, HexFormat.of().parseHex(content)))
                .toList();
    }

    private static List<byte[]> leaves(int size) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(MerkleTree.leaf(NO_SALT, new byte[] {(byte) i}));
        }
        return leaves;
    }
}
