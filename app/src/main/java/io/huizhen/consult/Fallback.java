package io.huizhen.consult;

import io.huizhen.cases.CaseBook;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A consult that its room cannot carry goes on by telephone, and when that fails too by a hand-over, in the same case
 * (ADR 0013). {@link #begin} moves the process; ringing, digits and tasks follow from there. Callable from any thread;
 * nothing here waits for the outside.
 */
@Component
@Transactional
public class Fallback {

    private final Consults consults;
    private final FallbackRows rows;
    private final ConsultSteps steps;
    private final MediaEvents media;
    private final CaseBook cases;
    private final ApplicationEventPublisher events;

    Fallback(
            Consults consults,
            FallbackRows rows,
            ConsultSteps steps,
            MediaEvents media,
            CaseBook cases,
            ApplicationEventPublisher events) {
        this.consults = consults;
        this.rows = rows;
        this.steps = steps;
        this.media = media;
        this.cases = cases;
        this.events = events;
    }

    /**
     * Takes a consult to the telephone. Asked again while one is open, it does nothing.
     *
     * @param seatId whose line or wish it was; null when nobody's in particular
     * @return false when one is open already, or the consult is over or not yet where people may enter
     */
    public boolean begin(String consultId, FallbackCause cause, String seatId) {
        Consult consult = consults.get(consultId);
        if (!consult.state().isOpen() || rows.open(consultId).isPresent() || !rows.begin(consult, cause, seatId)) {
            return false;
        }
        if (!steps.fallbackBegun(consult.caseId())) {
            // The process has not come to the consult yet, or has left it: there is nothing to fall back from.
            rows.end(consultId);
            return false;
        }
        cases.note(consult.caseId(), "fallback-" + cause.key(), null, consults.viewerOf(seatId));
        changed(consult);
        return true;
    }

    /** The fallback of a consult that is not over. */
    @Transactional(readOnly = true)
    public Optional<OpenFallback> of(String consultId) {
        return rows.open(consultId);
    }

    /** The consult ended, and its fallback with it. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ConsultEnded ended) {
        if (ended.state() == ConsultState.NOT_SUITABLE
                && rows.open(ended.consultId()).isPresent()) {
            media.append(ended.consultId(), null, MediaMode.HAND_OVER, MediaCause.PHONE_FAILED);
        }
        rows.end(ended.consultId());
    }

    private void changed(Consult consult) {
        events.publishEvent(new FallbackChanged(consult.id(), consult.caseId()));
    }
}
