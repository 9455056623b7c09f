package io.huizhen.journeys;

import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The codes of everybody's authenticators (RFC 6238: SHA-1, six digits, 30 s). The identity server takes each code once,
 * and the next one already: a second code within half a minute is the next, a third is waited for.
 */
final class OneTimeCodes {

    /** One for all: who signs in two journeys at a time holds one device. */
    static final OneTimeCodes DEVICES = new OneTimeCodes(Clock.systemUTC());

    private static final int PERIOD = 30;

    private final Clock clock;
    private final Map<String, Long> used = new HashMap<>();

    OneTimeCodes(Clock clock) {
        this.clock = clock;
    }

    synchronized String next(String username, String secret) {
        long step = Math.max(now(), used.getOrDefault(username, 0L) + 1);
        while (step > now() + 1) {
            LockSupport.parkNanos(200_000_000);
        }
        used.put(username, step);
        try {
            return new DefaultCodeGenerator().generate(secret, step);
        } catch (CodeGenerationException e) {
            throw new IllegalStateException("Cannot compute a one-time code", e);
        }
    }

    private long now() {
        return clock.instant().getEpochSecond() / PERIOD;
    }
}
