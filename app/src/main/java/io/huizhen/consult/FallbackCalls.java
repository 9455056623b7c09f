package io.huizhen.consult;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.CaseBook;
import io.huizhen.consult.CallRows.Call;
import io.huizhen.outbox.Outbox;
import io.huizhen.workflows.CallOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * News of calls, each written once and told to the process in the same transaction. A call belongs to the node that rang
 * it; what comes after its end changes nothing.
 */
@Component
@Transactional
public class FallbackCalls {

    /** The patient's side of a call, and the doctor's, in rows and in words. */
    static final String DOCTOR = "doctor";

    static final String PATIENT = "patient";

    private final Consults consults;
    private final FallbackRows rows;
    private final CallRows calls;
    private final FallbackFlow flow;
    private final Attendance attendance;
    private final MediaEvents media;
    private final ConsultSteps steps;
    private final CaseBook cases;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FallbackCalls(
            Consults consults,
            FallbackRows rows,
            CallRows calls,
            FallbackFlow flow,
            Attendance attendance,
            MediaEvents media,
            ConsultSteps steps,
            CaseBook cases,
            Outbox outbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.consults = consults;
        this.rows = rows;
        this.calls = calls;
        this.flow = flow;
        this.attendance = attendance;
        this.media = media;
        this.steps = steps;
        this.cases = cases;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The one permission to ring: before the first telephone rings, committed. False when the entry has been carried out
     * before, whatever became of it, or when nobody wants the call any more.
     */
    public boolean claim(CallEntry entry, String node) {
        return counting(entry.consultId(), entry.callId())
                .filter(open -> calls.claim(entry.callId(), open, node))
                .isPresent();
    }

    /** A telephone rings: first the doctor's, then the patient's. */
    public void ringing(String callId, boolean patient) {
        Call call = calls.find(callId).orElseThrow();
        if (calls.rang(callId)) {
            counting(call.consultId(), callId).ifPresent(open -> {
                rows.stage(open.id(), patient ? FallbackStage.RINGING_PATIENT : FallbackStage.RINGING_DOCTOR);
                flow.changed(open);
            });
        }
    }

    /** Both talk to each other. From now on the doctor has to find out that it is the patient. */
    public void bridged(String callId) {
        Call call = calls.find(callId).orElseThrow();
        Optional<OpenFallback> open = counting(call.consultId(), callId);
        if (open.isEmpty()) {
            hangUp(call);
            return;
        }
        if (begin(call, open.get())) {
            tell(call, CallOutcome.CONNECTED);
        }
    }

    /** The talk begins, and counts as being there. False when it is known already. */
    boolean begin(Call call, OpenFallback open) {
        Consult consult = consults.get(call.consultId());
        boolean first = calls.bridged(call.id(), enter(consult, Role.DOCTOR), enter(consult, Role.PATIENT));
        if (first) {
            consults.open(consult.id(), Viewer.SYSTEM);
            rows.talking(open.id(), call.id(), FallbackStage.UNCONFIRMED);
            media.append(consult.id(), null, MediaMode.PHONE, MediaCause.PHONE_CONNECTED);
            cases.note(call.caseId(), "phone-connected", null, Viewer.SYSTEM);
            flow.changed(open);
        }
        return first;
    }

    private String enter(Consult consult, Role role) {
        return consults.seatsOf(consult.id()).stream()
                .filter(seat -> seat.role() == role)
                .map(seat -> attendance.entered(consult.id(), seat.id()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * A call is over, in whatever way.
     *
     * @param patient whether it was the patient's telephone; null when neither's in particular
     * @param sipCode the trunk's answer; 0 for none
     */
    public void ended(String callId, CallEnd end, Boolean patient, int sipCode) {
        Call call = calls.find(callId).orElseThrow();
        String who = patient == null ? null : patient ? PATIENT : DOCTOR;
        if (!calls.ended(callId, end.name(), who, sipCode == 0 ? null : sipCode)) {
            return;
        }
        leave(call);
        counting(call.consultId(), callId).ifPresent(open -> {
            if (call.bridgedAt() != null) {
                stopTalk(call, open, end);
            } else {
                settle(call, open, end, who);
            }
            flow.changed(open);
        });
    }

    private void stopTalk(Call call, OpenFallback open, CallEnd end) {
        cases.note(call.caseId(), "phone-ended", null, Viewer.SYSTEM);
        if (open.stage().isTalk()) {
            rows.stopped(open.id(), FallbackStage.STOPPED, null, end.name(), false);
            tell(call, null);
        }
    }

    private void settle(Call call, OpenFallback open, CallEnd end, String who) {
        cases.note(call.caseId(), "phone-" + end.key(), null, Viewer.SYSTEM);
        if (end.isOfTheLine()) {
            flow.byHand(open);
            tell(call, CallOutcome.NO_LINE);
            return;
        }
        // A call that died with its node says nothing about the people: it does not use up their tries.
        boolean counts = end != CallEnd.NODE_LOST && end != CallEnd.BY_US;
        rows.stopped(open.id(), FallbackStage.STOPPED, who, end.name(), counts);
        tell(call, CallOutcome.NOT_REACHED);
    }

    /** @param outcome null when a talk has ended */
    private void tell(Call call, CallOutcome outcome) {
        if (!steps.call(call.caseId(), outcome)) {
            // The process is still on its way to where it listens.
            outbox.put(
                    TellCallHandler.KIND,
                    call.id() + (outcome == null ? ":ended" : ":settled"),
                    new TellCallHandler.Entry(
                            call.caseId(), call.consultId(), call.id(), outcome == null ? null : outcome.name()),
                    clock.instant().plusMillis(300));
        }
    }

    /** Puts the telephones down, wherever the call's node is. What follows comes as its end. */
    void hangUp(Call call) {
        if (call.isByHand()) {
            ended(call.id(), CallEnd.BY_US, null, 0);
            return;
        }
        calls.hangUp(call.id());
        events.publishEvent(new HangUpWanted(call.id()));
    }

    /** The consult is over: nobody goes on talking in its name. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ConsultEnded over) {
        calls.live(over.consultId()).forEach(this::hangUp);
    }

    private void leave(Call call) {
        if (call.bridgedAt() != null) {
            attendance.left(call.doctorStay(), clock.instant());
            attendance.left(call.patientStay(), clock.instant());
            media.append(call.consultId(), null, null, MediaCause.PHONE_ENDED);
        }
    }

    /** This node lives, and its talks go on; returns the calls that it shall hang up. */
    public List<String> renew(String node) {
        List<Call> mine = calls.renew(node);
        attendance.seen(mine.stream()
                .filter(call -> call.bridgedAt() != null)
                .flatMap(call -> java.util.stream.Stream.of(call.doctorStay(), call.patientStay()))
                .toList());
        return mine.stream()
                .filter(call -> call.state().equals("ENDING"))
                .map(Call::id)
                .toList();
    }

    /** Calls whose node has not been heard of for so long: they are marked lost, and the doctor may call again. */
    public void giveUpOrphans(Duration silence) {
        calls.orphans(silence).forEach(call -> ended(call.id(), CallEnd.NODE_LOST, null, 0));
    }

    /** The consult's open fallback, locked, if this is the call that counts in it. */
    private Optional<OpenFallback> counting(String consultId, String callId) {
        return rows.lock(consultId).filter(open -> callId.equals(open.callId()));
    }
}
