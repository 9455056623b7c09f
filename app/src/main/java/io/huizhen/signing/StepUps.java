package io.huizhen.signing;

import io.huizhen.documents.Digests;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import io.huizhen.vault.Place;
import io.huizhen.vault.Scope;
import io.huizhen.vault.Sealed;
import io.huizhen.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Step-ups: a person logs in again, at the higher level, for one act on exact bytes. Begun by the room that wants a
 * signature, confirmed by the identity provider's answer, used once. Each step is a transaction of its own.
 */
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
public class StepUps {

    /** From the confirmation to the PIN. */
    static final Duration GOOD_FOR = Duration.ofMinutes(3);

    /** From the start to the confirmation. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final SecureRandom RANDOM = new SecureRandom();

    /** What the browser takes along to the identity provider. */
    public record Begun(String state, String nonce, String verifier) {}

    /** A step-up whose answer has come back. */
    public record Pending(
            String id, String personId, String nonce, String verifier, String returnTo, Instant begunAt) {}

    private record Secrets(String nonce, String verifier) {}

    private record Row(String id, String personId, byte[] secrets, String returnTo, long createdAt) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    StepUps(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Begins a step-up.
     *
     * @param act what will be done, such as {@code report-sign}
     * @param digest SHA-256 of the bytes to be signed
     * @param returnTo a path of ours, where the page for the PIN is; the step-up's id is appended
     */
    public Begun begin(String personId, String act, byte[] digest, String returnTo) {
        if (!returnTo.startsWith("/") || returnTo.startsWith("//")) {
            throw new IllegalArgumentException("not a path of ours");
        }
        sweep();
        var begun = new Begun(random(), random(), random());
        String id = Ids.next();
        byte[] secrets = vault.seal(Scope.ofPerson(personId), place(id), new Secrets(begun.nonce(), begun.verifier()))
                .bytes();
        jdbc.sql("""
                        INSERT INTO step_up (id, person_id, act, digest, state_hash, secrets, return_to, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(id, personId, act, digest, hash(begun.state()), secrets, returnTo, now())
                .update();
        return begun;
    }

    /** The step-up that this state began, if the same person brings it back in time and for the first time. */
    public Optional<Pending> pending(String state, String personId) {
        return jdbc.sql("""
                        SELECT id, person_id, secrets, return_to, created_at FROM step_up
                        WHERE state_hash = ? AND person_id = ? AND confirmed_at IS NULL AND created_at > ?
                        """)
                .params(hash(state), personId, ago(PATIENCE))
                .query(Row.class)
                .optional()
                .map(row -> {
                    Secrets secrets = vault.open(
                            Scope.ofPerson(row.personId()),
                            place(row.id()),
                            new Sealed<>(row.secrets()),
                            Secrets.class);
                    return new Pending(
                            row.id(),
                            row.personId(),
                            secrets.nonce(),
                            secrets.verifier(),
                            row.returnTo(),
                            Micros.toInstant(row.createdAt()));
                });
    }

    /** Notes that the identity provider has answered as it must. */
    public void confirm(String id) {
        int confirmed = jdbc.sql("UPDATE step_up SET confirmed_at = ? WHERE id = ? AND confirmed_at IS NULL")
                .params(now(), id)
                .update();
        if (confirmed == 0) {
            throw new StepUpRefusedException("answered twice");
        }
    }

    /** Whether it would be accepted now; asked before the PIN, so that a stale page costs no try. */
    public void require(String id, String personId, String act, byte[] digest) {
        Integer found = jdbc.sql("SELECT COUNT(*) FROM step_up WHERE " + LIVE)
                .params(id, personId, act, digest, ago(GOOD_FOR))
                .query(Integer.class)
                .single();
        if (found == 0) {
            throw new StepUpRefusedException("none for this person, act and document");
        }
    }

    private static final String LIVE =
            "id = ? AND person_id = ? AND act = ? AND digest = ? AND confirmed_at > ? AND used_at IS NULL";

    /** Uses it up: of two that try, one goes on. */
    public void use(String id, String personId, String act, byte[] digest) {
        int used = jdbc.sql("UPDATE step_up SET used_at = ? WHERE " + LIVE)
                .params(now(), id, personId, act, digest, ago(GOOD_FOR))
                .update();
        if (used == 0) {
            throw new StepUpRefusedException("used before, stale, or for another act");
        }
    }

    /** Those that came to nothing; the used ones stay as evidence beside their signature. */
    private void sweep() {
        jdbc.sql("DELETE FROM step_up WHERE created_at < ? AND used_at IS NULL")
                .param(ago(Duration.ofDays(1)))
                .update();
    }

    private long now() {
        return Micros.of(clock.instant());
    }

    private long ago(Duration span) {
        return Micros.of(clock.instant().minus(span));
    }

    private static byte[] hash(String state) {
        return Digests.sha256(state.getBytes(StandardCharsets.UTF_8));
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Place place(String id) {
        return Place.of("step_up", id, "secrets");
    }
}
