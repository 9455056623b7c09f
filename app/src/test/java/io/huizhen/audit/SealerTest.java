package io.huizhen.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.huizhen.platform.DatabaseSettings;
import io.huizhen.platform.Ids;
import io.huizhen.testing.DataRooms;
import io.huizhen.vault.HouseKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DataRooms
class SealerTest {

    @Autowired
    Audit audit;

    @Autowired
    Sealer sealer;

    @Autowired
    Trail trail;

    @Autowired
    TrailVerifier verifier;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    HouseKey keys;

    @Autowired
    Anchor folder;

    @Autowired
    DatabaseSettings settings;

    @Value("${huizhen.anchor}")
    String anchor;

    private final String caseId = Ids.next();
    private Evidence evidence;

    @BeforeEach
    void clear() {
        evidence = new Evidence(settings, anchor);
        evidence.clear();
    }

    @Test
    void sealsWhatIsCommittedAndAnchorsIt() {
        write(5);

        assertThat(sealer.pass()).isEqualTo(5);

        assertThat(count("audit_leaf")).isEqualTo(5);
        assertThat(evidence.anchored()).hasSize(1);
        Verification verification = verifier.verify();
        assertThat(verification.tamperings()).isEmpty();
        assertThat(verification.events()).isEqualTo(5);
    }

    @Test
    void anEmptyPassMakesNoBatch() {
        assertThat(sealer.pass()).isZero();

        assertThat(count("audit_batch")).isZero();
        assertThat(evidence.anchored()).isEmpty();
        assertThat(verifier.verify().intact()).isTrue();
    }

    @Test
    void eachBatchNamesTheOneBefore() {
        write(1);
        sealer.pass();
        write(2);
        sealer.pass();

        List<SealedBatch> batches = batches();
        assertThat(batches).extracting(SealedBatch::number).containsExactly(1L, 2L);
        assertThat(batches.get(0).previous()).isEqualTo(new byte[32]);
        assertThat(batches.get(1).previous()).isEqualTo(batches.get(0).digest());
    }

    @Test
    void splitsALargeBacklogIntoSeveralBatches() {
        write(Sealer.LARGEST_BATCH + 10);

        assertThat(sealer.pass()).isEqualTo(Sealer.LARGEST_BATCH + 10);

        assertThat(batches()).extracting(SealedBatch::size).containsExactly(Sealer.LARGEST_BATCH, 10);
        assertThat(verifier.verify().tamperings()).isEmpty();
    }

    @Test
    void aTransactionThatCommitsLateIsStillSealed() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> late = threads.submit(() -> transaction.executeWithoutResult(status -> {
                audit.write(caseId, "late", "treatment");
                written.countDown();
                await(commit);
            }));
            assertThat(written.await(30, TimeUnit.SECONDS)).isTrue();
            write(3);
            assertThat(sealer.pass()).isEqualTo(3);
            commit.countDown();
            late.get(30, TimeUnit.SECONDS);
        }

        assertThat(sealer.pass()).isEqualTo(1);
        assertThat(verifier.verify().tamperings()).isEmpty();
    }

    @Test
    void aNumberThatWasRolledBackHoldsNothingUpAndIsForgottenInTheEnd() {
        for (int i = 0; i < 2; i++) {
            transaction.executeWithoutResult(status -> {
                audit.write(caseId, "never", "treatment");
                status.setRollbackOnly();
            });
            write(1);
        }
        assertThat(sealer.pass()).isEqualTo(2);
        assertThat(count("sealer_gap")).isEqualTo(2);
        assertThat(verifier.verify().tamperings()).isEmpty();

        evidence.owner.update("UPDATE sealer_gap SET noticed_at = 1");
        write(1);
        sealer.pass();

        assertThat(count("sealer_gap")).isZero();
        assertThat(verifier.verify().tamperings()).isEmpty();
    }

    @Test
    void aNumberFarOffDoesNotFillTheTableOfGaps() {
        write(1);
        evidence.owner.execute("ALTER TABLE audit_event AUTO_INCREMENT = 1000000000");
        write(1);

        assertThat(sealer.pass()).isEqualTo(2);
        assertThat(count("sealer_gap")).isEqualTo(10_000);
    }

    @Test
    void aCrashBetweenBatchAndAnchorIsMadeGood() {
        write(2);
        Sealer dying = new Sealer(jdbc, transactions, keys, List.of(new DeadAnchor()), Clock.systemUTC());
        assertThatIllegalStateException().isThrownBy(dying::pass);
        assertThat(count("audit_batch")).isEqualTo(1);
        assertThat(evidence.anchored()).isEmpty();

        sealer.pass();

        assertThat(evidence.anchored()).hasSize(1);
        assertThat(verifier.verify().tamperings()).isEmpty();
    }

    @Test
    void aCrashBetweenAnchorAndItsNoteIsMadeGood() {
        write(2);
        sealer.pass();
        evidence.owner.update("DELETE FROM audit_anchor");

        sealer.pass();

        assertThat(count("audit_anchor")).isEqualTo(1);
        assertThat(evidence.anchored()).hasSize(1);
    }

    @Test
    void aDeadAnchorDoesNotStopTheSealing() {
        Sealer cutOff = new Sealer(jdbc, transactions, keys, List.of(new DeadAnchor()), Clock.systemUTC());
        write(2);
        assertThatIllegalStateException().isThrownBy(cutOff::pass);
        write(3);
        assertThatIllegalStateException().isThrownBy(cutOff::pass);

        assertThat(count("audit_leaf")).isEqualTo(5);
    }

    @Test
    void theAnchorRefusesAnotherBatchOfTheSameNumber() {
        write(1);
        sealer.pass();
        for (String table : List.of("audit_leaf", "audit_batch", "audit_anchor")) {
            evidence.owner.update("DELETE FROM " + table);
        }
        write(1);

        assertThatExceptionOfType(AnchorDisagreesException.class).isThrownBy(sealer::pass);
    }

    @Test
    void sealersAtOnceSealEachRowOnce() throws Exception {
        int sealers = 4;
        write(300);
        CyclicBarrier together = new CyclicBarrier(sealers + 1);
        try (ExecutorService threads = Executors.newFixedThreadPool(sealers + 1)) {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < sealers; i++) {
                Sealer one = new Sealer(jdbc, transactions, keys, List.of(folder), Clock.systemUTC());
                all.add(() -> {
                    together.await(30, TimeUnit.SECONDS);
                    int sealed = 0;
                    for (int pass = 0; pass < 20; pass++) {
                        sealed += one.pass();
                    }
                    return sealed;
                });
            }
            all.add(() -> {
                together.await(30, TimeUnit.SECONDS);
                for (int i = 0; i < 100; i++) {
                    write(1);
                }
                return 0;
            });
            int sealed = 0;
            for (Future<Integer> one : threads.invokeAll(all, 60, TimeUnit.SECONDS)) {
                sealed += one.get();
            }
            sealed += sealer.pass();
            assertThat(sealed).isEqualTo(400);
        }
        assertThat(count("audit_leaf")).isEqualTo(400);
        assertThat(verifier.verify().tamperings()).isEmpty();
    }

    @Test
    void whileOneSealsAnotherGoesOnWithoutWaiting() {
        write(1);
        transaction.executeWithoutResult(status -> {
            jdbc.queryForList("SELECT name FROM sealer_lease WHERE name = 'audit' FOR UPDATE");
            assertThat(sealer.sealNext()).isEmpty();
        });

        assertThat(sealer.sealNext()).isPresent();
    }

    @Test
    void theLoopSealsByItself() {
        SealingLoop loop = new SealingLoop(sealer, Duration.ofMillis(20));
        loop.start();
        try {
            write(3);
            Instant deadline = Instant.now().plusSeconds(30);
            while (evidence.anchored().isEmpty() && Instant.now().isBefore(deadline)) {
                Thread.onSpinWait();
            }
            assertThat(evidence.anchored()).isNotEmpty();
        } finally {
            loop.stop();
        }
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void everyRowHasAProofThatHoldsWithoutTheDatabase() {
        write(11);
        sealer.pass();
        PublicKey key = trail.key();

        for (AuditEvent event : audit.page(null, 100).events()) {
            InclusionProof proof = trail.prove(event.id()).orElseThrow();
            assertThat(proof.holds(key)).isTrue();
            assertThat(new String(proof.row(), StandardCharsets.UTF_8)).contains(Long.toString(event.id()), caseId);
            byte[] otherRow = proof.row().clone();
            otherRow[otherRow.length - 1] ^= 1;
            assertThat(new InclusionProof(otherRow, proof.salt(), proof.position(), proof.path(), proof.batch())
                            .holds(key))
                    .isFalse();
        }
    }

    @Test
    void aRowThatIsNotSealedYetHasNoProof() {
        write(1);

        assertThat(trail.prove(audit.page(null, 1).events().getFirst().id())).isEmpty();
    }

    @Test
    void anAnchorFileIsCheckedWithItsTextItsSignatureAndThePublicKeyBesideIt() throws Exception {
        write(1);
        sealer.pass();

        String[] parts = Files.readString(evidence.anchored().getFirst()).split("signature: ");
        PublicKey published = pem();
        assertThat(published).isEqualTo(trail.key());
        assertThat(HouseKey.verify(
                        published,
                        parts[0].getBytes(StandardCharsets.US_ASCII),
                        Base64.getDecoder().decode(parts[1].strip())))
                .isTrue();
    }

    private PublicKey pem() throws Exception {
        try (var files = Files.list(Path.of(anchor))) {
            Path file =
                    files.filter(f -> f.toString().endsWith(".pem")).findFirst().orElseThrow();
            String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
            return KeyFactory.getInstance("EC")
                    .generatePublic(
                            new X509EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
        }
    }

    private void write(int rows) {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < rows; i++) {
                audit.write(caseId, "notes " + i, "treatment");
            }
        });
    }

    private List<SealedBatch> batches() {
        return jdbc.query("SELECT " + SealedBatch.COLUMNS + " FROM audit_batch ORDER BY number", SealedBatch::row);
    }

    private int count(String table) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stands for a share that is not mounted. */
    private static final class DeadAnchor implements Anchor {

        @Override
        public String name() {
            return "folder";
        }

        @Override
        public void keep(SealedBatch batch, PublicKey key) {
            throw new IllegalStateException("not mounted");
        }

        @Override
        public Optional<String> kept(long number) {
            return Optional.empty();
        }

        @Override
        public long last() {
            return 0;
        }
    }
}
