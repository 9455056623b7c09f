package io.huizhen.consult;

import io.huizhen.platform.Micros;
import io.huizhen.vault.BlindIndex;
import io.huizhen.vault.Vault;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The six digits, sent to the known phone, that move a seat to another device. One code a seat, the newest. */
@Component
class SeatCodes {

    static final Duration LIFE = Duration.ofMinutes(10);
    static final int TRIES = 5;
    private static final Duration BETWEEN = Duration.ofSeconds(30);
    private static final int MOST_ASKED = 8;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    SeatCodes(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Whether a code may be asked for now; counts it when so. Too often or too soon is refused without a word. */
    @Transactional
    boolean ask(String seatId) {
        long now = Micros.of(clock.instant());
        Optional<Long> times = jdbc.sql("SELECT asked_at, asked_times FROM consult_code WHERE seat_id = ? FOR UPDATE")
                .param(seatId)
                .query((row, number) ->
                        tooSoon(row.getLong("asked_at"), row.getLong("asked_times")) ? -1 : row.getLong("asked_times"))
                .optional();
        if (times.isEmpty()) {
            jdbc.sql("INSERT INTO consult_code (seat_id, asked_at, asked_times, tries_left) VALUES (?, ?, 1, 0)")
                    .params(seatId, now)
                    .update();
            return true;
        }
        if (times.get() < 0) {
            return false;
        }
        return jdbc.sql("UPDATE consult_code SET asked_at = ?, asked_times = asked_times + 1 WHERE seat_id = ?")
                        .params(now, seatId)
                        .update()
                == 1;
    }

    private boolean tooSoon(long askedAt, long times) {
        Instant last = Micros.toInstant(askedAt);
        return times >= MOST_ASKED || clock.instant().isBefore(last.plus(BETWEEN));
    }

    /** A new code for the seat, for the SMS alone; the one before dies. */
    @Transactional
    String issue(String seatId) {
        String code = SeatSecrets.nextCode();
        jdbc.sql("UPDATE consult_code SET code_hash = ?, expires_at = ?, tries_left = ? WHERE seat_id = ?")
                .params(hash(seatId, code), Micros.of(clock.instant().plus(LIFE)), TRIES, seatId)
                .update();
        return code;
    }

    /** Spends one try; the code dies when it is right, after the last try, and with time. */
    @Transactional
    boolean redeem(String seatId, String code) {
        int counted = jdbc.sql("""
                        UPDATE consult_code SET tries_left = tries_left - 1
                        WHERE seat_id = ? AND tries_left > 0 AND expires_at > ? AND code_hash IS NOT NULL
                        """).params(seatId, Micros.of(clock.instant())).update();
        if (counted == 0) {
            return false;
        }
        byte[] known = jdbc.sql("SELECT code_hash FROM consult_code WHERE seat_id = ?")
                .param(seatId)
                .query(byte[].class)
                .single();
        boolean right = MessageDigest.isEqual(known, hash(seatId, code.strip()));
        if (right) {
            jdbc.sql("UPDATE consult_code SET code_hash = NULL, tries_left = 0 WHERE seat_id = ?")
                    .param(seatId)
                    .update();
        }
        return right;
    }

    private byte[] hash(String seatId, String code) {
        return vault.blindIndex(BlindIndex.SEAT_CODE, seatId + ":" + code);
    }
}
