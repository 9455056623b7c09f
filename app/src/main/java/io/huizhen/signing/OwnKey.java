package io.huizhen.signing;

import io.huizhen.documents.Digests;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with their own signing key. A new key and a change of PIN need a step-up for just that; to stop a key
 * needs none, as stopping must not wait. Call outside transactions.
 */
@Component
@Transactional(propagation = Propagation.NEVER)
public class OwnKey {

    /** Acts that a step-up is begun for. */
    public static final String NEW = "key-new";

    public static final String CHANGE = "pin-change";

    private final SigningKeys keys;
    private final StepUps stepUps;

    OwnKey(SigningKeys keys, StepUps stepUps) {
        this.keys = keys;
        this.stepUps = stepUps;
    }

    /** How the person's key stands. */
    public SigningKeyState of(String personId) {
        return keys.stateOf(personId);
    }

    /** What a step-up for this act is bound to: the person and the key as it is now. */
    public byte[] asked(String act, String personId) {
        String serial = keys.stateOf(personId).serial();
        return Digests.sha256((act + " " + personId + " " + serial).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Makes a key, the first or one in the place of another, which ends. What that one signed still verifies.
     *
     * @throws StepUpRefusedException without a live step-up for {@link #NEW}
     * @throws AuthorityUnavailableException when nobody certifies now; the earlier key goes on
     */
    public void renew(String personId, String stepUp, char[] pin) {
        stepUps.use(stepUp, personId, NEW, asked(NEW, personId));
        keys.provision(personId, pin);
    }

    /**
     * Changes the PIN of the key.
     *
     * @throws StepUpRefusedException without a live step-up for {@link #CHANGE}
     * @throws PinRefusedException when the old PIN is wrong or the key locked; the step-up stays good
     */
    public void change(String personId, String stepUp, char[] old, char[] pin) {
        byte[] asked = asked(CHANGE, personId);
        stepUps.require(stepUp, personId, CHANGE, asked);
        UnlockedKey key = keys.unlock(personId, old);
        stepUps.use(stepUp, personId, CHANGE, asked);
        keys.rewrap(personId, key, pin);
    }

    /** Ends a key that somebody else may have used (电子签名法 Art. 15: report it and stop using it). */
    public void reportLeak(String personId) {
        keys.revoke(personId, RevocationReason.LEAKED);
    }
}
