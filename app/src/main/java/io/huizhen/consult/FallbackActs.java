package io.huizhen.consult;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.CaseBook;
import io.huizhen.consult.CallRows.Call;
import io.huizhen.consult.IdentityDigits.Answer;
import io.huizhen.workflows.IdentityCheck;
import io.huizhen.workflows.NextStep;
import io.huizhen.workflows.Reached;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do in a fallback. Each act is allowed where the fallback stands, moves the process and writes the timeline,
 * in the caller's transaction; the caller has passed the guard.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FallbackActs {

    /** Somebody whose presence in the room was seen no longer ago is there. */
    private static final Duration JUST_SEEN = Duration.ofSeconds(15);

    private final Consults consults;
    private final FallbackRows rows;
    private final CallRows calls;
    private final FallbackCalls news;
    private final FallbackFlow flow;
    private final IdentityDigits digits;
    private final IdentityLock lock;
    private final Attendance attendance;
    private final ConsultSteps steps;
    private final CaseBook cases;
    private final Clock clock;

    FallbackActs(
            Consults consults,
            FallbackRows rows,
            CallRows calls,
            FallbackCalls news,
            FallbackFlow flow,
            IdentityDigits digits,
            IdentityLock lock,
            Attendance attendance,
            ConsultSteps steps,
            CaseBook cases,
            Clock clock) {
        this.consults = consults;
        this.rows = rows;
        this.calls = calls;
        this.news = news;
        this.flow = flow;
        this.digits = digits;
        this.lock = lock;
        this.attendance = attendance;
        this.steps = steps;
        this.cases = cases;
        this.clock = clock;
    }

    /** The doctor types what the patient said. Three wrong ones end the call, and the coordinator is asked for help. */
    public Answer identify(String caseId, String said, Viewer doctor) {
        OpenFallback open = at(caseId, FallbackStage.UNCONFIRMED);
        Call call = calls.find(open.callId()).orElseThrow();
        Answer answer = digits.check(open.consultId(), said);
        if (answer == Answer.RIGHT) {
            calls.confirmed(call.id());
            rows.stage(open.id(), FallbackStage.CONNECTED);
            cases.note(caseId, "identity-confirmed", null, doctor);
            require(steps.identity(caseId, IdentityCheck.CONFIRMED), caseId);
        } else if (answer == Answer.SPENT) {
            rows.stopped(open.id(), FallbackStage.REFUSED, null, CallEnd.NOT_THE_PATIENT.name(), false);
            cases.note(caseId, "identity-refused", null, doctor);
            require(steps.identity(caseId, IdentityCheck.REFUSED), caseId);
            news.hangUp(call);
        }
        flow.changed(open);
        return answer;
    }

    /** Puts the telephones down, or says that a call by hand is over. The consult goes on. */
    public void hangUp(String caseId) {
        OpenFallback open = locked(caseId);
        if (open.callId() != null) {
            calls.find(open.callId()).ifPresent(news::hangUp);
        }
    }

    /** How the doctor wants to go on after a call. */
    public void goOn(String caseId, NextStep step, Viewer doctor) {
        OpenFallback open = at(caseId, FallbackStage.STOPPED, FallbackStage.REFUSED);
        switch (step) {
            case RING -> {
                if (!mayRing(open)) {
                    throw new WrongFallbackStepException(caseId, open.stage());
                }
                cases.note(caseId, "phone-again", null, doctor);
                rows.stage(open.id(), FallbackStage.BEGUN);
            }
            case BY_HAND -> flow.byHand(open);
            case RESUMED -> resume(open, doctor);
            case HAND_OVER -> cases.note(caseId, "hand-over-wanted", null, doctor);
        }
        require(steps.goOn(caseId, step), caseId);
        flow.changed(open);
    }

    /**
     * The patient wants to be phoned again after a call that is over: it is rung while ringing makes sense, after that
     * the coordinator is asked to call.
     */
    public void askAgain(String caseId, Viewer patient) {
        OpenFallback open = at(caseId, FallbackStage.STOPPED);
        boolean rings = mayRing(open);
        cases.note(caseId, "phone-asked-again", null, patient);
        if (rings) {
            rows.stage(open.id(), FallbackStage.BEGUN);
        } else {
            flow.byHand(open);
        }
        require(steps.goOn(caseId, rings ? NextStep.RING : NextStep.BY_HAND), caseId);
        flow.changed(open);
    }

    /** Whether it may be rung again. */
    @Transactional(readOnly = true)
    public boolean mayRing(OpenFallback open) {
        return open.mayRing() && flow.mayRing(open);
    }

    /** Whether the talk can go back to the room: with who is known, or with the patient in the own seat. */
    @Transactional(readOnly = true)
    public boolean mayResume(OpenFallback open) {
        boolean stopped = open.stage() == FallbackStage.STOPPED || open.stage() == FallbackStage.REFUSED;
        return stopped && (!lock.isLocked(open.consultId()) || patientIsHere(open.consultId()));
    }

    private void resume(OpenFallback open, Viewer doctor) {
        if (!mayResume(open)) {
            throw new WrongFallbackStepException(open.caseId(), open.stage());
        }
        cases.note(open.caseId(), "fallback-resumed", null, doctor);
        rows.end(open.consultId());
    }

    private boolean patientIsHere(String consultId) {
        Instant since = clock.instant().minus(JUST_SEEN);
        return consults.seatsOf(consultId).stream()
                .filter(seat -> seat.role() == Role.PATIENT)
                .anyMatch(seat -> attendance.stays(consultId).stream()
                        .anyMatch(stay ->
                                stay.seatId().equals(seat.id()) && stay.until().isAfter(since)));
    }

    /**
     * What the coordinator's own calls came to.
     *
     * @param missed when one was reached: who was not; else null
     * @param comment why not, in words; sealed on the timeline
     */
    public void reached(String caseId, Reached reached, String missed, String comment, Viewer coordinator) {
        OpenFallback open = at(caseId, FallbackStage.BY_HAND);
        cases.note(caseId, "reached-" + reached.name().toLowerCase(java.util.Locale.ROOT), comment, coordinator);
        if (reached == Reached.BOTH) {
            news.begin(calls.find(calls.byHand(open)).orElseThrow(), open);
        } else {
            String who = reached == Reached.NOBODY ? "both" : missed;
            rows.stopped(open.id(), FallbackStage.STOPPED, who, CallEnd.NO_ANSWER.name(), true);
        }
        require(steps.reached(caseId, reached), caseId);
        flow.changed(open);
    }

    /** The coordinator was asked for a hand-over, and the consult goes on without one. */
    public void handOverNotNeeded(String caseId, Viewer coordinator) {
        OpenFallback open = locked(caseId);
        rows.handOverNotNeeded(open.id());
        cases.note(caseId, "hand-over-not-needed", null, coordinator);
        require(steps.handOverNotNeeded(caseId), caseId);
        flow.changed(open);
    }

    private OpenFallback at(String caseId, FallbackStage... stages) {
        OpenFallback open = locked(caseId);
        if (!java.util.List.of(stages).contains(open.stage())) {
            throw new WrongFallbackStepException(caseId, open.stage());
        }
        return open;
    }

    private OpenFallback locked(String caseId) {
        Consult consult = consults.requireOpen(caseId);
        return rows.lock(consult.id()).orElseThrow(() -> new WrongFallbackStepException(caseId, null));
    }

    private static void require(boolean done, String caseId) {
        if (!done) {
            throw new WrongFallbackStepException(caseId, null);
        }
    }
}
