package io.huizhen.consult;

import io.huizhen.vault.BlindIndex;
import io.huizhen.vault.Vault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The six digits by which the patient is known on the telephone, one set a consult. They are cut from a keyed hash and
 * kept nowhere: the SMS and the patient's own page can show them, the database cannot. Three wrong answers use them up;
 * the next link that is sent brings new ones.
 */
@Component
@Transactional
public class IdentityDigits {

    /** Wrong answers that are forgiven, in all calls of a consult together. */
    public static final int TRIES = 3;

    /** What an answer was. */
    public enum Answer {
        RIGHT,
        WRONG,
        /** Wrong, and none is left. */
        SPENT
    }

    private static final int RANGE = 1_000_000;

    private final JdbcClient jdbc;
    private final Vault vault;

    IdentityDigits(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** For the patient alone: SMS, appointment page, slip. */
    public String of(String consultId) {
        return digits(consultId, round(consultId));
    }

    /** New digits where the old ones are used up: with a link that is sent again. */
    void renewIfSpent(String consultId) {
        round(consultId);
        jdbc.sql(
                        "UPDATE consult_identity SET round = round + 1, tries_left = ? WHERE consult_id = ? AND tries_left = 0")
                .params(TRIES, consultId)
                .update();
    }

    /** How many wrong answers are left. */
    public int triesLeft(String consultId) {
        round(consultId);
        return jdbc.sql("SELECT tries_left FROM consult_identity WHERE consult_id = ?")
                .param(consultId)
                .query(Integer.class)
                .single();
    }

    /** Spends one try; a right answer gives all back. */
    Answer check(String consultId, String said) {
        int round = round(consultId);
        int counted = jdbc.sql(
                        "UPDATE consult_identity SET tries_left = tries_left - 1 WHERE consult_id = ? AND tries_left > 0")
                .param(consultId)
                .update();
        if (counted == 0) {
            return Answer.SPENT;
        }
        boolean right = MessageDigest.isEqual(
                digits(consultId, round).getBytes(StandardCharsets.US_ASCII),
                said.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8));
        if (right) {
            jdbc.sql("UPDATE consult_identity SET tries_left = ? WHERE consult_id = ?")
                    .params(TRIES, consultId)
                    .update();
            return Answer.RIGHT;
        }
        return triesLeft(consultId) == 0 ? Answer.SPENT : Answer.WRONG;
    }

    private int round(String consultId) {
        return jdbc.sql("SELECT round FROM consult_identity WHERE consult_id = ?")
                .param(consultId)
                .query(Integer.class)
                .optional()
                .orElseGet(() -> {
                    jdbc.sql("INSERT IGNORE INTO consult_identity (consult_id, round, tries_left) VALUES (?, 1, ?)")
                            .params(consultId, TRIES)
                            .update();
                    return 1;
                });
    }

    private String digits(String consultId, int round) {
        byte[] hash = vault.blindIndex(BlindIndex.PHONE_DIGITS, consultId + ":" + round);
        return "%06d".formatted(Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), RANGE));
    }
}
