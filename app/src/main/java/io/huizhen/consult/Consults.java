package io.huizhen.consult;

import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseMoved;
import io.huizhen.cases.CaseState;
import io.huizhen.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The consults: made when a time is booked, opened when the doctor comes, ended by the doctor's word, by a no-show or
 * with the case. Each command passes the guard, moves the case and its process, and tells the room, in one transaction.
 */
@Component
@Transactional
public class Consults {

    private final ConsultRows consults;
    private final SeatRows seats;
    private final Attendance attendance;
    private final CaseBook cases;
    private final Guard guard;
    private final ConsultSteps steps;
    private final IdentityLock lock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Consults(
            ConsultRows consults,
            SeatRows seats,
            Attendance attendance,
            CaseBook cases,
            Guard guard,
            ConsultSteps steps,
            IdentityLock lock,
            ApplicationEventPublisher events,
            Clock clock) {
        this.consults = consults;
        this.seats = seats;
        this.attendance = attendance;
        this.cases = cases;
        this.guard = guard;
        this.steps = steps;
        this.lock = lock;
        this.events = events;
        this.clock = clock;
    }

    /** A consult with a seat for the patient, the clinician and the doctor. Asked again for an open one, gives that. */
    public Consult prepare(String caseId, Instant windowEndsAt, boolean byPhone) {
        Optional<Consult> open = consults.latest(caseId).filter(consult -> consult.state() == ConsultState.WAITING);
        if (open.isPresent()) {
            return open.get();
        }
        Case record = cases.get(caseId);
        Consult consult = consults.save(Consult.booked(Ids.next(), caseId, record.consultAt(), windowEndsAt, byPhone));
        seats.saveAll(List.of(
                Seat.in(consult, Ids.next(), Role.PATIENT, record.patientId()),
                Seat.in(consult, Ids.next(), Role.CLINICIAN, record.clinicianId()),
                Seat.in(consult, Ids.next(), Role.DOCTOR, record.doctorId())));
        return consult;
    }

    /** The case's latest consult. */
    @Transactional(readOnly = true)
    public Optional<Consult> latest(String caseId) {
        return consults.latest(caseId);
    }

    @Transactional(readOnly = true)
    public Consult get(String consultId) {
        return consults.findById(consultId).orElseThrow(() -> new IllegalStateException("no consult " + consultId));
    }

    @Transactional(readOnly = true)
    public List<Seat> seatsOf(String consultId) {
        return seats.findByConsultId(consultId);
    }

    @Transactional(readOnly = true)
    public Optional<String> caseOfSeat(String seatId) {
        return seats.findById(seatId).map(Seat::caseId);
    }

    /** The seat of a viewer in a consult, if it is theirs and not cancelled. */
    @Transactional(readOnly = true)
    public Optional<Seat> seatOf(Consult consult, Viewer viewer) {
        return seats.findByConsultId(consult.id()).stream()
                .filter(seat -> !seat.isCancelled())
                .filter(seat -> viewer.seatId() == null || seat.id().equals(viewer.seatId()))
                .filter(seat -> viewer.has(seat.role()) && seat.personId().equals(viewer.personId()))
                .findFirst();
    }

    /** Who acts when the person in a seat does something that no request of theirs carries; the system for no seat. */
    Viewer viewerOf(String seatId) {
        return Optional.ofNullable(seatId)
                .flatMap(seats::findById)
                .map(seat -> new Viewer(seat.personId(), seat.role().key(), Set.of(seat.role()), null, Set.of(), null))
                .orElse(Viewer.SYSTEM);
    }

    /** The doctor came: the waiting room opens. */
    public void open(String consultId, Viewer doctor) {
        Consult consult = get(consultId);
        if (consult.state() == ConsultState.WAITING) {
            consult.opened(clock.instant());
            consults.save(consult);
            cases.note(consult.caseId(), "consult-opened", null, doctor);
        }
    }

    /** Someone's yes or no to recording, as clicked in the room. */
    public void consent(String seatId, boolean recording) {
        Seat seat = seats.findById(seatId).orElseThrow();
        seats.save(seat.consenting(recording, clock.instant()));
    }

    /**
     * The doctor's Finish: the one way to a report.
     *
     * @throws ConsultOverException when it was never opened, or is over
     * @throws IdentityNotConfirmedException when they talk by telephone and it is not known that it is the patient
     */
    public void finish(String caseId, Viewer viewer) {
        guard.enter(viewer, caseId, Action.FINISH);
        Consult consult = current(caseId);
        lock.require(consult);
        consult.finished(clock.instant());
        cases.move(caseId, Case::consulted, "consult-finished", null, viewer);
        ended(consult);
        require(steps.finished(caseId), consult);
    }

    /** The doctor says that nobody came. */
    public void nobodyCame(String caseId, Viewer viewer) {
        guard.enter(viewer, caseId, Action.FINISH);
        Consult consult = requireOpen(caseId);
        require(steps.nobodyCame(caseId), consult);
    }

    /** The process records a no-show: links die, the case is booked again. */
    public void noShow(String caseId) {
        Consult consult = current(caseId);
        if (consult.state().isOpen()) {
            consult.noShow(clock.instant());
            cases.move(caseId, Case::unbooked, "no-show", null, Viewer.SYSTEM);
            ended(consult);
            cancelSeats(consult);
        }
    }

    /** True when the doctor and somebody else were in the room together. */
    @Transactional(readOnly = true)
    public boolean met(String caseId) {
        Consult consult = current(caseId);
        return seats.findByConsultId(consult.id()).stream()
                .filter(seat -> seat.role() == Role.DOCTOR)
                .anyMatch(doctor -> attendance.met(consult.id(), doctor.id()));
    }

    /** The case ended, by a hand-over or withdrawn: an open consult ends with it, and nobody comes in any more. */
    @EventListener
    public void on(CaseMoved move) {
        if (!move.state().isEnd()) {
            return;
        }
        Optional<Consult> latest = consults.latest(move.caseId());
        latest.filter(consult -> consult.state().isOpen()).ifPresent(consult -> {
            Instant now = clock.instant();
            if (move.state() == CaseState.HANDED_OVER) {
                consult.notSuitable(now);
            } else {
                consult.cancelled(now);
            }
            ended(consult);
        });
        latest.filter(consult -> !consult.state().leavesSomethingToRead()).ifPresent(this::cancelSeats);
    }

    private static void require(boolean done, Consult consult) {
        if (!done) {
            throw new ConsultOverException(consult.caseId(), consult.state());
        }
    }

    private void ended(Consult consult) {
        consults.save(consult);
        events.publishEvent(new ConsultEnded(consult.id(), consult.caseId(), consult.state()));
    }

    private void cancelSeats(Consult consult) {
        Instant now = clock.instant();
        seats.findByConsultId(consult.id()).stream()
                .filter(seat -> !seat.isCancelled())
                .forEach(seat -> seats.save(seat.cancelled(now)));
    }

    /** @throws ConsultOverException when there is no consult that people may still enter */
    @Transactional(readOnly = true)
    public Consult requireOpen(String caseId) {
        Consult consult = current(caseId);
        if (!consult.state().isOpen()) {
            throw new ConsultOverException(caseId, consult.state());
        }
        return consult;
    }

    private Consult current(String caseId) {
        return consults.latest(caseId).orElseThrow(() -> new ConsultOverException(caseId, null));
    }
}
