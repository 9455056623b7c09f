package io.huizhen.journeys;

import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * The codes of a person's authenticator (RFC 6238: SHA-1, six digits, 30 s). Keycloak takes each code once and also the
 * next one, so a second code within the same half minute is the next.
 */
final class OneTimeCodes {

    private static final int PERIOD = 30;

    private final Clock clock;
    private final Map<String, Long> used = new HashMap<>();

    OneTimeCodes(Clock clock) {
        this.clock = clock;
    }

    String next(String username, String secret) {
        long step = Math.max(clock.instant().getEpochSecond() / PERIOD, used.getOrDefault(username, 0L) + 1);
        used.put(username, step);
        try {
            return new DefaultCodeGenerator().generate(secret, step);
        } catch (CodeGenerationException e) {
            throw new IllegalStateException("Cannot compute a one-time code", e);
        }
    }
}
