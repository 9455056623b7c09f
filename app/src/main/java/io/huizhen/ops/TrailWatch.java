package io.huizhen.ops;

import io.huizhen.audit.SealLag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whether the audit trail is being sealed: its promise is a second. */
@Component
class TrailWatch implements Watch {

    private static final Duration TOO_LONG = Duration.ofSeconds(10);

    private final SealLag lag;

    TrailWatch(SealLag lag) {
        this.lag = lag;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.TRAIL_UNSEALED);
    }

    @Override
    public List<Trouble> look(Instant now) {
        return lag.now().compareTo(TOO_LONG) > 0
                ? List.of(Trouble.ofSystem(AlertKind.TRAIL_UNSEALED, null))
                : List.of();
    }
}
