package io.huizhen.ops;

import io.huizhen.consult.FallbackCause;
import io.huizhen.consult.FallbacksNow;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Consults that lost their room and go on by telephone. One that was booked by telephone lost nothing. */
@Component
class FallbackWatch implements Watch {

    private final FallbacksNow fallbacks;

    FallbackWatch(FallbacksNow fallbacks) {
        this.fallbacks = fallbacks;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.FALLBACK_BEGUN);
    }

    @Override
    public List<Trouble> look(Instant now) {
        return fallbacks.open().stream()
                .filter(open -> open.cause() != FallbackCause.FROM_START)
                .map(open -> Trouble.ofConsult(
                        AlertKind.FALLBACK_BEGUN,
                        open.caseId(),
                        open.consultId(),
                        null,
                        open.cause().key()))
                .toList();
    }
}
