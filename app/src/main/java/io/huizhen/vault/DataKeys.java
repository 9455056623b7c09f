package io.huizhen.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import io.huizhen.platform.Micros;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The wrapped keys of the table {@code data_key}. A key made in a transaction lives and dies with it: it is shared with
 * other threads only after the commit, so that nothing is ever sealed under a key that was rolled back.
 */
@Component
class DataKeys {

    static final int VERSION = 1;

    private record Row(String kind, String id, int version, KekPort.Wrapped wrapped) {}

    private final JdbcClient jdbc;
    private final KekPort kek;
    private final Clock clock;
    private final RecentlyUsed<Scope, Object> open = new RecentlyUsed<>(10_000);

    DataKeys(JdbcClient jdbc, KekPort kek, Clock clock) {
        this.jdbc = jdbc;
        this.kek = kek;
        this.clock = clock;
    }

    /** The scope's key for sealing, made when there is none. {@code use} turns a keyset into what is cached. */
    <K> K forSealing(Scope scope, Parameters parameters, Class<K> type, Function<KeysetHandle, K> use) {
        return type.cast(cached(scope).orElseGet(() -> {
            Optional<KeysetHandle> stored = read(scope, false);
            if (stored.isPresent()) {
                return keep(scope, use.apply(stored.get()));
            }
            return make(scope, parameters, use);
        }));
    }

    /** The scope's key for opening, or none. */
    <K> Optional<K> forOpening(Scope scope, Class<K> type, Function<KeysetHandle, K> use) {
        Optional<Object> found = cached(scope);
        if (found.isEmpty()) {
            found = read(scope, false).map(handle -> keep(scope, use.apply(handle)));
        }
        return found.map(type::cast);
    }

    /**
     * Wraps every key anew that is not under the current key-encryption key. A key that does not open does not hold up
     * the others; it is told at the end.
     */
    int rewrap() {
        String current = kek.currentId();
        int done = 0;
        int broken = 0;
        List<Row> page = after(new Row("", "", 0, null), current);
        while (!page.isEmpty()) {
            for (Row row : page) {
                try {
                    rewrap(row);
                    done++;
                } catch (SealBrokenException e) {
                    broken++;
                }
            }
            page = after(page.getLast(), current);
        }
        if (broken > 0) {
            throw new SealBrokenException(broken + " data keys do not open and stay as they are; " + done + " renewed");
        }
        return done;
    }

    private List<Row> after(Row last, String current) {
        return jdbc.sql("SELECT scope_kind, scope_id, version, wrapped, kek_id FROM data_key"
                        + " WHERE (scope_kind, scope_id, version) > (:kind, :id, :version) AND kek_id <> :current"
                        + " ORDER BY scope_kind, scope_id, version LIMIT 500")
                .param("kind", last.kind())
                .param("id", last.id())
                .param("version", last.version())
                .param("current", current)
                .query((rs, n) -> new Row(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getInt(3),
                        new KekPort.Wrapped(rs.getString(5), rs.getBytes(4))))
                .list();
    }

    private void rewrap(Row row) {
        byte[] bound = bound(row.kind(), row.id(), row.version());
        KekPort.Wrapped fresh = kek.wrap(kek.unwrap(row.wrapped(), bound), bound);
        jdbc.sql("UPDATE data_key SET wrapped = :wrapped, kek_id = :kek"
                        + " WHERE scope_kind = :kind AND scope_id = :id AND version = :version AND kek_id = :before")
                .param("wrapped", fresh.bytes())
                .param("kek", fresh.kekId())
                .param("kind", row.kind())
                .param("id", row.id())
                .param("version", row.version())
                .param("before", row.wrapped().kekId())
                .update();
    }

    private <K> K make(Scope scope, Parameters parameters, Function<KeysetHandle, K> use) {
        try {
            KeysetHandle fresh = KeysetHandle.generateNew(parameters);
            byte[] plain = TinkProtoKeysetFormat.serializeKeyset(fresh, InsecureSecretKeyAccess.get());
            insert(scope, kek.wrap(plain, bound(scope)));
            return keepAfterCommit(scope, use.apply(fresh));
        } catch (DuplicateKeyException madeByAnother) {
            // The insert waited for the other transaction; a locking read sees what it committed.
            KeysetHandle theirs = read(scope, true)
                    .orElseThrow(() -> new SealBrokenException("The data key of a scope vanished: " + scope.kind()));
            return keep(scope, use.apply(theirs));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A data key could not be made", e);
        }
    }

    private void insert(Scope scope, KekPort.Wrapped wrapped) {
        jdbc.sql("INSERT INTO data_key (scope_kind, scope_id, version, wrapped, kek_id, created_at)"
                        + " VALUES (:kind, :id, :version, :wrapped, :kek, :at)")
                .param("kind", scope.kind().name())
                .param("id", scope.id())
                .param("version", VERSION)
                .param("wrapped", wrapped.bytes())
                .param("kek", wrapped.kekId())
                .param("at", Micros.of(clock.instant()))
                .update();
    }

    private Optional<KeysetHandle> read(Scope scope, boolean latest) {
        return jdbc.sql("SELECT wrapped, kek_id FROM data_key"
                        + " WHERE scope_kind = :kind AND scope_id = :id AND version = :version"
                        + (latest ? " LOCK IN SHARE MODE" : ""))
                .param("kind", scope.kind().name())
                .param("id", scope.id())
                .param("version", VERSION)
                .query((rs, n) -> new KekPort.Wrapped(rs.getString(2), rs.getBytes(1)))
                .optional()
                .map(wrapped -> unwrap(scope, wrapped));
    }

    private KeysetHandle unwrap(Scope scope, KekPort.Wrapped wrapped) {
        byte[] plain = kek.unwrap(wrapped, bound(scope));
        try {
            return TinkProtoKeysetFormat.parseKeyset(plain, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("A data key is not a keyset: scope " + scope.kind());
        }
    }

    private Optional<Object> cached(Scope scope) {
        Object shared = open.get(scope);
        if (shared != null) {
            return Optional.of(shared);
        }
        return MadeHere.current(this).map(made -> made.keys.get(scope));
    }

    private <K> K keep(Scope scope, K key) {
        open.put(scope, key);
        return key;
    }

    private <K> K keepAfterCommit(Scope scope, K key) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return keep(scope, key);
        }
        MadeHere made = MadeHere.current(this).orElseGet(() -> {
            MadeHere first = new MadeHere(this);
            TransactionSynchronizationManager.registerSynchronization(first);
            return first;
        });
        made.keys.put(scope, key);
        return key;
    }

    private static byte[] bound(Scope scope) {
        return bound(scope.kind().name(), scope.id(), VERSION);
    }

    private static byte[] bound(String kind, String id, int version) {
        return Framed.of("huizhen data key", kind, id, Integer.toString(version));
    }

    /** The keys that the current transaction made: its own until it commits, then everyone's. */
    private static final class MadeHere implements TransactionSynchronization {

        private final DataKeys owner;
        private final Map<Scope, Object> keys = new HashMap<>();

        MadeHere(DataKeys owner) {
            this.owner = owner;
        }

        static Optional<MadeHere> current(DataKeys owner) {
            if (!TransactionSynchronizationManager.isSynchronizationActive()) {
                return Optional.empty();
            }
            return TransactionSynchronizationManager.getSynchronizations().stream()
                    .filter(s -> s instanceof MadeHere made && made.owner == owner)
                    .map(MadeHere.class::cast)
                    .findFirst();
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            // A rollback to a savepoint would have taken the row away and left what was sealed unreadable for ever.
            for (Scope scope : keys.keySet()) {
                if (owner.read(scope, false).isEmpty()) {
                    throw new IllegalStateException("A data key made in this transaction is gone: " + scope.kind());
                }
            }
        }

        @Override
        public void afterCommit() {
            keys.forEach(owner::keep);
        }
    }
}
