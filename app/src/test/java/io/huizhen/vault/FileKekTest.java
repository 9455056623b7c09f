package io.huizhen.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKekTest {

    private static final byte[] KEY = {1, 2, 3};
    private static final byte[] BOUND = {9};

    @TempDir
    Path folder;

    @Test
    void theKeyFileIsForItsOwnerAlone() throws Exception {
        new FileKek(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("kek.json"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void theKeyFileStaysForItsOwnerAloneWhenRenewed() throws Exception {
        new FileKek(folder).renew();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("kek.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void nodesThatStartTogetherOnOneFolderAgreeOnTheKey() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<KekPort> start = () -> new FileKek(folder);
            List<Future<KekPort>> nodes = threads.invokeAll(List.of(start, start, start, start));
            KekPort.Wrapped wrapped = nodes.getFirst().get().wrap(KEY, BOUND);
            for (Future<KekPort> node : nodes) {
                assertThat(node.get().unwrap(wrapped, BOUND)).isEqualTo(KEY);
            }
        }
    }

    @Test
    void anotherNodeReadsARenewedKeyWhenItFirstMeetsIt() {
        FileKek here = new FileKek(folder);
        FileKek there = new FileKek(folder);
        KekPort.Wrapped before = here.wrap(KEY, BOUND);

        here.renew();
        KekPort.Wrapped after = here.wrap(KEY, BOUND);

        assertThat(after.kekId()).isNotEqualTo(before.kekId());
        assertThat(there.unwrap(after, BOUND)).isEqualTo(KEY);
        assertThat(there.unwrap(before, BOUND)).isEqualTo(KEY);
    }

    @Test
    void aKeyWrappedForOneUseDoesNotOpenForAnother() {
        FileKek kek = new FileKek(folder);
        KekPort.Wrapped wrapped = kek.wrap(KEY, BOUND);

        assertThatExceptionOfType(SealBrokenException.class).isThrownBy(() -> kek.unwrap(wrapped, new byte[] {8}));
    }

    @Test
    void aDamagedKeyFileStopsTheStart() throws Exception {
        Files.writeString(folder.resolve("kek.json"), "{\"primaryKeyId\": 1}");

        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> new FileKek(folder))
                .withMessageContaining("kek.json");
    }
}
