package io.huizhen.signing;

import io.huizhen.documents.Digests;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import java.time.Clock;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signs under the signer's sole control. The order is the law: the bytes are frozen, the person has stepped up for
 * these bytes, the PIN opens the key, the step-up is used up, the signature is made outside any transaction; then
 * {@link #record} joins the one transaction of the room that asked.
 */
@Component
public class Signing {

    /**
     * @param subjectId what is signed, such as a report
     * @param role of the signer in the document; also the name of the field
     * @param act as the step-up was begun for
     * @param pdf the frozen bytes
     */
    public record Order(
            String subjectId, int version, String personId, String role, String act, byte[] pdf, String stepUpId) {

        @Override
        public String toString() {
            return "Order[" + subjectId + " version " + version + ", " + act + "]";
        }
    }

    /** What came of an order: the signed bytes, and what {@link #record} keeps of it. */
    public record Given(Order order, SignatureResult result, String serial) {}

    /** One signature, as kept. */
    public record Kept(String personId, String role, long signedAt, Long stampedAt) {}

    private final JdbcClient jdbc;
    private final StepUps stepUps;
    private final SigningKeys keys;
    private final Pades pades;
    private final Clock clock;

    Signing(JdbcClient jdbc, StepUps stepUps, SigningKeys keys, Pades pades, Clock clock) {
        this.jdbc = jdbc;
        this.stepUps = stepUps;
        this.keys = keys;
        this.pades = pades;
        this.clock = clock;
    }

    /**
     * Makes the signature. Nothing is stored but the use of the step-up and the count of PIN tries.
     *
     * @throws StepUpRefusedException without a live step-up for exactly this
     * @throws PinRefusedException when the PIN is wrong or the key locked; the step-up stays good
     * @throws AlreadySignedException when the person has signed this version
     */
    @Transactional(propagation = Propagation.NEVER)
    public Given sign(Order order, char[] pin) {
        byte[] digest = Digests.sha256(order.pdf());
        stepUps.require(order.stepUpId(), order.personId(), order.act(), digest);
        if (isSigned(order)) {
            throw new AlreadySignedException(order.subjectId(), order.version());
        }
        UnlockedKey key = keys.unlock(order.personId(), pin);
        stepUps.use(order.stepUpId(), order.personId(), order.act(), digest);
        SignatureResult result = pades.sign(order.pdf(), order.role(), key);
        return new Given(order, result, key.serial());
    }

    /** Keeps the signature, once a subject, version and person. In the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Given given) {
        Order order = given.order();
        long signedAt = Micros.of(given.result().signedAt());
        try {
            jdbc.sql("""
                            INSERT INTO signature (id, subject_id, version, person_id, role, serial, step_up_id, signed_at,
                              stamped_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(Ids.next(), order.subjectId(), order.version(), order.personId(), order.role())
                    .params(given.serial(), order.stepUpId(), signedAt)
                    .param(given.result().stamped() ? signedAt : null)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new AlreadySignedException(order.subjectId(), order.version());
        }
    }

    /** Notes that the stamp that signatures of this version were waiting for is there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stamped(String subjectId, int version) {
        jdbc.sql("UPDATE signature SET stamped_at = ? WHERE subject_id = ? AND version = ? AND stamped_at IS NULL")
                .params(Micros.of(clock.instant()), subjectId, version)
                .update();
    }

    /** The signatures of a version, in the order given. */
    @Transactional(readOnly = true)
    public List<Kept> of(String subjectId, int version) {
        return jdbc.sql("""
                        SELECT person_id, role, signed_at, stamped_at FROM signature
                        WHERE subject_id = ? AND version = ? ORDER BY signed_at, id
                        """).params(subjectId, version).query(Kept.class).list();
    }

    private boolean isSigned(Order order) {
        return of(order.subjectId(), order.version()).stream()
                .anyMatch(kept -> kept.personId().equals(order.personId()));
    }
}
