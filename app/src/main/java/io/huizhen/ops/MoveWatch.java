package io.huizhen.ops;

import io.huizhen.consult.MovesNow;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Consults that moved, of which {@link ConsultTroubles} has told: in trouble until everybody who was there is back with
 * sound. Then nobody need look any more.
 */
@Component
class MoveWatch implements Watch {

    private final AlertRows rows;
    private final MovesNow moves;

    MoveWatch(AlertRows rows, MovesNow moves) {
        this.rows = rows;
        this.moves = moves;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.CONSULT_MOVED);
    }

    @Override
    public List<Trouble> look(Instant now) {
        return rows.live().stream()
                .filter(alert -> alert.kind() == AlertKind.CONSULT_MOVED)
                .filter(alert -> moves.everyoneBackSince(alert.consultId()).isEmpty())
                .map(alert -> Trouble.ofConsult(alert.kind(), alert.caseId(), alert.consultId(), null, null))
                .toList();
    }

    /** When the last of them was back. */
    @Override
    public Instant calmSince(Alert alert, Instant now) {
        return moves.everyoneBackSince(alert.consultId()).orElse(now);
    }
}
