package io.huizhen.signing;

import io.huizhen.audit.Audit;
import io.huizhen.audit.AuditAction;
import io.huizhen.directory.Directory;
import io.huizhen.directory.Hospital;
import io.huizhen.directory.Practitioner;
import io.huizhen.outbox.Outbox;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import io.huizhen.vault.Place;
import io.huizhen.vault.Scope;
import io.huizhen.vault.Vault;
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

    private record Row(String id, byte[] chain, byte[] wrapped, int failures, long notAfter, Long revokedAt) {

        int left() {
            return TRIES - failures;
        }
    }

    private final JdbcClient jdbc;
    private final Vault vault;
    private final CertificateAuthority authority;
    private final Directory directory;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate apart;

    SigningKeys(
            JdbcClient jdbc,
            Vault vault,
            CertificateAuthority authority,
            Directory directory,
            Outbox outbox,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.authority = authority;
        this.directory = directory;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
    }

    /**
     * Makes a key and a certificate for a practitioner, in the name and licence of the directory. An earlier key ends.
     *
     * @param pin without a {@link PinFault}
     */
    public void provision(String personId, char[] pin) {
        refuseFault(pin);
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
        revoke(personId, RevocationReason.REPLACED);
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
            audit.note(AuditAction.WRITE, null, "signing-key-made " + personId, PURPOSE);
        });
    }

    /** How the person's newest key stands. */
    @Transactional(readOnly = true)
    public SigningKeyState stateOf(String personId) {
        return newest(personId)
                .map(row -> {
                    X509Certificate certificate = Certificates.read(row.chain()).getFirst();
                    return new SigningKeyState(
                            standing(row),
                            certificate.getSerialNumber().toString(16),
                            certificate.getNotBefore().toInstant(),
                            certificate.getNotAfter().toInstant(),
                            row.left());
                })
                .orElse(new SigningKeyState(SigningKeyState.Standing.NONE, null, null, null, 0));
    }

    /**
     * Opens the person's key for one signing.
     *
     * @throws PinRefusedException when the PIN is wrong or the key is locked
     * @throws NoSigningKeyException when there is no key, or its certificate has ended or been revoked
     */
    public UnlockedKey unlock(String personId, char[] pin) {
        Row row = newest(personId).filter(this::isAlive).orElseThrow(() -> new NoSigningKeyException(personId));
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

    /** Puts an opened key under another PIN. */
    void rewrap(String personId, UnlockedKey key, char[] pin) {
        refuseFault(pin);
        String id = jdbc.sql("SELECT id FROM signing_key WHERE serial = ? AND person_id = ?")
                .params(key.serial(), personId)
                .query(String.class)
                .single();
        byte[] wrapped = PinWrap.wrap(key.key().getEncoded(), pin, bound(id));
        apart.executeWithoutResult(done -> {
            jdbc.sql("UPDATE signing_key SET wrapped = ?, failures = 0 WHERE id = ?")
                    .params(vault.sealBytes(Scope.ofPerson(personId), place(id), wrapped), id)
                    .update();
            audit.note(AuditAction.WRITE, null, "signing-pin-changed " + personId, PURPOSE);
        });
    }

    /** Ends the person's keys: here at once, and at the authority by the outbox. */
    public void revoke(String personId, RevocationReason reason) {
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
            audit.note(AuditAction.WRITE, null, "signing-key-" + reason + " " + personId, PURPOSE);
            serials.forEach(
                    serial -> outbox.put(RevokeCertificateHandler.KIND, serial, new CertificateEntry(serial, reason)));
        });
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
            audit.note(AuditAction.DENIED, null, "signing-pin-wrong " + personId, PURPOSE);
            return new PinRefusedException(TRIES - failures);
        });
    }

    private boolean isRevoked(X509Certificate certificate) {
        return authority.revocations().stream().anyMatch(list -> list.isRevoked(certificate));
    }

    private static void refuseFault(char[] pin) {
        PinFault.of(pin).ifPresent(fault -> {
            throw new IllegalArgumentException("no signing PIN: " + fault);
        });
    }

    private Optional<Row> newest(String personId) {
        return jdbc.sql("""
                        SELECT id, chain, wrapped, failures, not_after, revoked_at FROM signing_key
                        WHERE person_id = ? ORDER BY id DESC LIMIT 1
                        """).param(personId).query(Row.class).optional();
    }

    private boolean isAlive(Row row) {
        return row.revokedAt() == null && row.notAfter() > Micros.of(clock.instant());
    }

    private SigningKeyState.Standing standing(Row row) {
        if (row.revokedAt() != null) {
            return SigningKeyState.Standing.ENDED;
        }
        if (!isAlive(row)) {
            return SigningKeyState.Standing.EXPIRED;
        }
        return row.left() > 0 ? SigningKeyState.Standing.READY : SigningKeyState.Standing.LOCKED;
    }

    private static byte[] bound(String keyId) {
        return ("signing-key " + keyId).getBytes(StandardCharsets.US_ASCII);
    }

    private static Place place(String keyId) {
        return Place.of("signing_key", keyId, "wrapped");
    }
}
