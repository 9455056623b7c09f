package io.huizhen.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huizhen.platform.Ids;
import io.huizhen.testing.DataRooms;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DataRooms
class VaultTest {

    record Facts(String name, LocalDate born, Instant told, List<String> complaints) {}

    private static final Facts FACTS = new Facts(
            "陈𠮷兰",
            LocalDate.of(1954, 3, 2),
            Instant.parse("2026-11-23T04:05:06.123456Z"),
            List.of("胸闷", "shortness of breath"));

    @Autowired
    Vault vault;

    @Autowired
    KekPort kek;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final Scope scope = Scope.ofCase(Ids.next());
    private final Place place = new Place("case", scope.id(), "clinical", 1);

    @Test
    void opensWhatItSealedIncludingRareCharactersAndMicroseconds() {
        Sealed<Facts> sealed = vault.seal(scope, place, FACTS);

        assertThat(vault.open(scope, place, sealed, Facts.class)).isEqualTo(FACTS);
    }

    @Test
    void opensAfterARestart() {
        Sealed<Facts> sealed = vault.seal(scope, place, FACTS);

        assertThat(restarted().open(scope, place, sealed, Facts.class)).isEqualTo(FACTS);
    }

    @Test
    void opensAnOlderShapeOfARecord() {
        record Before(String name, String gone) {}
        Sealed<Before> before = vault.seal(scope, place, new Before("陈𠮷兰", "x"));

        Facts now = vault.open(scope, place, new Sealed<>(before.bytes()), Facts.class);

        assertThat(now.name()).isEqualTo("陈𠮷兰");
        assertThat(now.born()).isNull();
    }

    @Test
    void sealedBytesShowNothingAndNeverRepeat() {
        Sealed<Facts> once = vault.seal(scope, place, FACTS);
        Sealed<Facts> again = vault.seal(scope, place, FACTS);

        assertThat(new String(once.bytes(), StandardCharsets.UTF_8)).doesNotContain("𠮷", "1954", "breath");
        assertThat(once).isNotEqualTo(again);
        assertThat(once.toString()).isEqualTo("Sealed[" + once.bytes().length + " bytes]");
    }

    @Test
    void doesNotOpenInAnotherRowFieldVersionOrTable() {
        Sealed<Facts> sealed = vault.seal(scope, place, FACTS);

        for (Place other : List.of(
                new Place("case", Ids.next(), "clinical", 1),
                new Place("case", scope.id(), "notes", 1),
                new Place("case", scope.id(), "clinical", 2),
                new Place("report", scope.id(), "clinical", 1))) {
            assertThatExceptionOfType(SealBrokenException.class)
                    .isThrownBy(() -> vault.open(scope, other, sealed, Facts.class));
        }
    }

    @Test
    void tellsPlacesApartWhosePartsJoinToTheSameText() {
        byte[] sealed = vault.sealBytes(scope, new Place("ab", "c", "d", 1), new byte[] {1});

        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> vault.openBytes(scope, new Place("a", "bc", "d", 1), sealed));
    }

    @Test
    void doesNotOpenUnderAnotherScopeThoughBothHaveKeys() {
        Scope other = Scope.ofPatient(Ids.next());
        vault.seal(other, place, FACTS);
        Sealed<Facts> sealed = vault.seal(scope, place, FACTS);

        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> vault.open(other, place, sealed, Facts.class));
        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> vault.open(Scope.ofCase(Ids.next()), place, sealed, Facts.class));
    }

    @Test
    void everyChangedByteBreaksTheSeal() {
        byte[] sealed = vault.sealBytes(scope, place, "心电图".getBytes(StandardCharsets.UTF_8));

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatExceptionOfType(SealBrokenException.class)
                    .isThrownBy(() -> vault.openBytes(scope, place, changed));
        }
        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> vault.openBytes(scope, place, new byte[3]));
    }

    @Test
    void errorsQuoteNothingOfTheContent() {
        Sealed<String> text = vault.seal(scope, place, "陈𠮷兰 has angina");

        assertThatThrownBy(() -> vault.open(scope, place, new Sealed<Facts>(text.bytes()), Facts.class))
                .isInstanceOf(SealBrokenException.class)
                .hasNoCause()
                .hasMessageNotContainingAny("𠮷", "angina");
    }

    @Test
    void sealsAFileOfManyMegabytes() {
        byte[] file = new byte[20 * 1024 * 1024];
        file[file.length - 1] = 7;

        byte[] sealed = vault.sealBytes(scope, place, file);

        assertThat(vault.openBytes(scope, place, sealed)).isEqualTo(file);
    }

    @Test
    void manyThreadsThatUseAScopeFirstMakeOneKey() throws Exception {
        int threads = 8;
        CyclicBarrier together = new CyclicBarrier(threads);
        List<Sealed<String>> sealed = inParallel(
                threads,
                n -> transaction.execute(status -> {
                    await(together);
                    return restarted().seal(scope, place, "from " + n);
                }));

        assertThat(keysOf(scope)).isEqualTo(1);
        Vault fresh = restarted();
        assertThat(sealed)
                .extracting(one -> fresh.open(scope, place, one, String.class))
                .containsExactlyInAnyOrder(
                        "from 0", "from 1", "from 2", "from 3", "from 4", "from 5", "from 6", "from 7");
    }

    @Test
    void aKeyThatWasRolledBackSealsNothingMore() {
        transaction.executeWithoutResult(status -> {
            vault.seal(scope, place, FACTS);
            status.setRollbackOnly();
        });
        assertThat(keysOf(scope)).isZero();

        Sealed<Facts> sealed = vault.seal(scope, place, FACTS);

        assertThat(restarted().open(scope, place, sealed, Facts.class)).isEqualTo(FACTS);
    }

    @Test
    void oneThatWaitedForARolledBackKeyMakesItsOwn() throws Exception {
        CountDownLatch made = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> first = threads.submit(() -> transaction.executeWithoutResult(status -> {
                vault.seal(scope, place, FACTS);
                made.countDown();
                await(goOn);
                status.setRollbackOnly();
            }));
            assertThat(made.await(30, TimeUnit.SECONDS)).isTrue();
            Future<Sealed<Facts>> second =
                    threads.submit(() -> transaction.execute(status -> vault.seal(scope, place, FACTS)));
            goOn.countDown();
            first.get(30, TimeUnit.SECONDS);
            Sealed<Facts> sealed = second.get(30, TimeUnit.SECONDS);
            assertThat(restarted().open(scope, place, sealed, Facts.class)).isEqualTo(FACTS);
        }
    }

    @Test
    void sealsTwiceInTheTransactionThatMakesTheKey() {
        List<Sealed<Facts>> both = transaction.execute(
                status -> List.of(vault.seal(scope, place, FACTS), vault.seal(scope, place, FACTS)));

        assertThat(keysOf(scope)).isEqualTo(1);
        Vault fresh = restarted();
        assertThat(both)
                .allSatisfy(one ->
                        assertThat(fresh.open(scope, place, one, Facts.class)).isEqualTo(FACTS));
    }

    @Test
    void aSavepointThatTakesTheKeyAwayStopsTheCommit() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    Object before = status.createSavepoint();
                    vault.seal(scope, place, FACTS);
                    status.rollbackToSavepoint(before);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("data key");
    }

    @Test
    void dataOutliveARenewedKek() {
        Sealed<Facts> sealed = vault.seal(scope, place, FACTS);
        String before = kek.currentId();

        int rewrapped = vault.renewKek();

        assertThat(kek.currentId()).isNotEqualTo(before);
        assertThat(rewrapped).isPositive();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM data_key WHERE kek_id <> :now")
                        .param("now", kek.currentId())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(vault.rewrap()).isZero();
        assertThat(restarted().open(scope, place, sealed, Facts.class)).isEqualTo(FACTS);
    }

    @Test
    void aWrappedKeyMovedToAnotherScopeOpensNothingAndHoldsUpNoRenewal() {
        Scope other = Scope.ofCase(Ids.next());
        Sealed<Facts> sealed = vault.seal(scope, place, FACTS);
        vault.seal(other, place, FACTS);
        jdbc.sql("UPDATE data_key a JOIN data_key b ON b.scope_id = :from SET a.wrapped = b.wrapped"
                        + " WHERE a.scope_id = :to")
                .param("from", scope.id())
                .param("to", other.id())
                .update();

        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> restarted().open(other, place, sealed, Facts.class));
        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> vault.renewKek())
                .withMessageContaining("1 data keys do not open");
        assertThat(restarted().open(scope, place, sealed, Facts.class)).isEqualTo(FACTS);

        jdbc.sql("DELETE FROM data_key WHERE scope_id = :id")
                .param("id", other.id())
                .update();
    }

    private Vault restarted() {
        return new Vault(new DataKeys(jdbc, kek, Clock.systemUTC()), kek);
    }

    private int keysOf(Scope of) {
        return jdbc.sql("SELECT COUNT(*) FROM data_key WHERE scope_id = :id")
                .param("id", of.id())
                .query(Integer.class)
                .single();
    }

    private interface Numbered<T> {
        T run(int number) throws Exception;
    }

    private static <T> List<T> inParallel(int threads, Numbered<T> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<T>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                all.add(() -> work.run(number));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : pool.invokeAll(all, 60, TimeUnit.SECONDS)) {
                results.add(one.get());
            }
            return results;
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
