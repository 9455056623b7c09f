package io.huizhen.ops;

import io.huizhen.consult.ConsultEnded;
import io.huizhen.consult.ConsultMoved;
import io.huizhen.consult.FallbackChanged;
import io.huizhen.consult.FallbacksNow;
import io.huizhen.consult.RecordingCollected;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Hears from consults what no look at a moment shows. After the commit and in a transaction of its own: whatever goes
 * wrong with an alert, no consult's move or end is undone by it.
 */
@Component
class ConsultTroubles {

    private final Alerts alerts;
    private final FallbacksNow fallbacks;

    ConsultTroubles(Alerts alerts, FallbacksNow fallbacks) {
        this.alerts = alerts;
        this.fallbacks = fallbacks;
    }

    /** A call that reached nobody is told of once. */
    @TransactionalEventListener(fallbackExecution = true)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void on(FallbackChanged changed) {
        fallbacks.open().stream()
                .filter(open -> open.consultId().equals(changed.consultId()))
                .filter(open -> open.isUnreached() && open.callId() != null)
                .forEach(open -> alerts.happened(Trouble.ofCall(
                        AlertKind.PHONE_UNREACHED,
                        open.caseId(),
                        open.consultId(),
                        open.callId(),
                        open.why().key())));
    }

    @TransactionalEventListener(fallbackExecution = true)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void on(ConsultEnded ended) {
        alerts.consultEnded(ended.consultId());
    }

    /** Over once all are back ({@link MoveWatch}); being made again on the same server counts too. */
    @TransactionalEventListener(fallbackExecution = true)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void on(ConsultMoved moved) {
        alerts.troubleSince(
                Trouble.ofConsult(AlertKind.CONSULT_MOVED, moved.caseId(), moved.consultId(), null, null),
                moved.lostAt());
    }

    @TransactionalEventListener(fallbackExecution = true)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void on(RecordingCollected collected) {
        if (collected.gap() != null) {
            alerts.trouble(Trouble.ofConsult(
                    AlertKind.RECORDING_GAP,
                    collected.caseId(),
                    collected.consultId(),
                    collected.seatId(),
                    collected.gap()));
        }
    }
}
