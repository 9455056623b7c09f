package io.huizhen.signing;

import io.huizhen.audit.Audit;
import io.huizhen.audit.AuditAction;
import io.huizhen.directory.Directory;
import io.huizhen.directory.Hospital;
import io.huizhen.directory.Practitioner;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import io.huizhen.vault.Place;
import io.huizhen.vault.Scope;
import io.huizhen.vault.Vault;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The signing keys of people. A key is wrapped under its owner's PIN, then sealed by the vault: neither a copy of the
 * database nor an administrator can sign. A try is counted before the PIN is looked at, in a transaction of its own, so
 * that no rollback and no parallel guess escapes the count. Call outside transactions.
 */
@Component
@Transactional(propagation = Propagation.NEVER)
public class SigningKeys {

    public static final int TRIES = 5;

    private static final String PURPOSE = "signing";

    private record Row(String id, byte[] chain, byte[] wrapped, int failures, long notAfter) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final CertificateAuthority authority;
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate apart;

    SigningKeys(
            JdbcClient jdbc,
            Vault vault,
            CertificateAuthority authority,
            Directory directory,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.authority = authority;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
    }

    /**
     * Makes a key and a certificate for a practitioner, in the name and licence of the directory. An earlier key ends.
     *
     * @param pin six digits or more
     */
    public void provision(String personId, char[] pin) {
        if (!new String(pin).matches("\\d{6,12}")) {
            throw new IllegalArgumentException("a signing PIN is 6 to 12 digits");
        }
        Practitioner person = directory
                .practitioner(personId)
                .filter(p -> p.active() && p.licenseNo() != null)
                .orElseThrow(() -> new NoSigningKeyException(personId));
        Hospital hospital = directory.hospital(person.hospitalId());
        KeyPair keys = Certificates.newKeys();
        List<X509Certificate> chain = authority.certify(Certificates.request(
                Certificates.name(person.name(), hospital.name().zh(), person.licenseNo()), keys));
        String id = Ids.next();
        byte[] wrapped = PinWrap.wrap(keys.getPrivate().getEncoded(), pin, bound(id));
        revoke(personId);
        apart.executeWithoutResult(done -> {
            jdbc.sql("""
                            INSERT INTO signing_key (id, person_id, serial, chain, wrapped, failures, not_after, created_at)
                            VALUES (?, ?, ?, ?, ?, 0, ?, ?)
                            """)
                    .params(
                            id,
                            personId,
                            chain.getFirst().getSerialNumber().toString(16),
                            Pem.of(chain).getBytes(StandardCharsets.UTF_8),
                            vault.sealBytes(Scope.ofPerson(personId), place(id), wrapped),
                            Micros.of(chain.getFirst().getNotAfter().toInstant()),
                            Micros.of(clock.instant()))
                    .update();
            audit.note(AuditAction.WRITE, null, "signing key made for " + personId, PURPOSE);
        });
    }

    /** Whether the person can sign now: has a key, not ended and not locked. */
    @Transactional(readOnly = true)
    public boolean isReady(String personId) {
        return row(personId).filter(row -> row.failures() < TRIES).isPresent();
    }

    /** Whether the person's key is locked by wrong PINs. */
    @Transactional(readOnly = true)
    public boolean isLocked(String personId) {
        return row(personId).filter(row -> row.failures() >= TRIES).isPresent();
    }

    /**
     * Opens the person's key for one signing.
     *
     * @throws PinRefusedException when the PIN is wrong or the key is locked
     * @throws NoSigningKeyException when there is no key, or its certificate has ended or been revoked
     */
    public UnlockedKey unlock(String personId, char[] pin) {
        Row row = row(personId).orElseThrow(() -> new NoSigningKeyException(personId));
        List<X509Certificate> chain = Certificates.read(row.chain());
        if (isRevoked(chain.getFirst())) {
            throw new NoSigningKeyException(personId);
        }
        countTry(row.id());
        byte[] wrapped = vault.openBytes(Scope.ofPerson(personId), place(row.id()), row.wrapped());
        Optional<byte[]> secret = PinWrap.unwrap(wrapped, pin, bound(row.id()));
        if (secret.isEmpty()) {
            throw refused(row.id(), personId);
        }
        apart.executeWithoutResult(done -> jdbc.sql("UPDATE signing_key SET failures = 0 WHERE id = ?")
                .param(row.id())
                .update());
        return new UnlockedKey(Pem.key(secret.get()), chain);
    }

    /** Ends the person's keys: here at once, and at the authority. */
    public void revoke(String personId) {
        List<String> serials = jdbc.sql("SELECT serial FROM signing_key WHERE person_id = ? AND revoked_at IS NULL")
                .param(personId)
                .query(String.class)
                .list();
        if (serials.isEmpty()) {
            return;
        }
        apart.executeWithoutResult(done -> {
            jdbc.sql("UPDATE signing_key SET revoked_at = ? WHERE person_id = ? AND revoked_at IS NULL")
                    .params(Micros.of(clock.instant()), personId)
                    .update();
            audit.note(AuditAction.WRITE, null, "signing key ended for " + personId, PURPOSE);
        });
        serials.forEach(serial -> authority.revoke(new BigInteger(serial, 16)));
    }

    private void countTry(String keyId) {
        int counted = apart.execute(
                done -> jdbc.sql("UPDATE signing_key SET failures = failures + 1 WHERE id = ? AND failures < ?")
                        .params(keyId, TRIES)
                        .update());
        if (counted == 0) {
            throw new PinRefusedException(0);
        }
    }

    private PinRefusedException refused(String keyId, String personId) {
        return apart.execute(done -> {
            int failures = jdbc.sql("SELECT failures FROM signing_key WHERE id = ?")
                    .param(keyId)
                    .query(Integer.class)
                    .single();
            audit.note(AuditAction.DENIED, null, "signing PIN of " + personId, PURPOSE);
            return new PinRefusedException(TRIES - failures);
        });
    }

    private boolean isRevoked(X509Certificate certificate) {
        return authority.revocations().stream().anyMatch(list -> list.isRevoked(certificate));
    }

    private Optional<Row> row(String personId) {
        return jdbc.sql("""
                        SELECT id, chain, wrapped, failures, not_after FROM signing_key
                        WHERE person_id = ? AND revoked_at IS NULL AND not_after > ? ORDER BY id DESC LIMIT 1
                        """)
                .params(personId, Micros.of(clock.instant()))
                .query(Row.class)
                .optional();
    }

    private static byte[] bound(String keyId) {
        return ("signing-key " + keyId).getBytes(StandardCharsets.US_ASCII);
    }

    private static Place place(String keyId) {
        return Place.of("signing_key", keyId, "wrapped");
    }
}
