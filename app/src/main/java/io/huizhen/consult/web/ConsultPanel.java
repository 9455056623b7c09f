package io.huizhen.consult.web;

import io.huizhen.access.Action;
import io.huizhen.access.Guard;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.CasePanel;
import io.huizhen.consult.Attendance;
import io.huizhen.consult.Consult;
import io.huizhen.consult.ConsultState;
import io.huizhen.consult.Consults;
import io.huizhen.consult.Recordings;
import io.huizhen.consult.Seat;
import io.huizhen.directory.Directory;
import io.huizhen.directory.Patients;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The consult on the case page: when, the way in, who was there how long, what was recorded. */
@Component
class ConsultPanel implements CasePanel {

    /** {@code state} and {@code tone} for the tag; minutes are full ones. */
    record Panel(
            String caseId,
            String state,
            String tone,
            Instant startsAt,
            boolean mayEnter,
            boolean mayEnd,
            boolean maySendLink,
            List<Person> people,
            boolean recorded,
            long gaps) {}

    record Person(String name, String role, long minutes) {}

    private final Consults consults;
    private final Attendance attendance;
    private final Recordings recordings;
    private final Directory directory;
    private final Patients patients;
    private final Guard guard;

    ConsultPanel(
            Consults consults,
            Attendance attendance,
            Recordings recordings,
            Directory directory,
            Patients patients,
            Guard guard) {
        this.consults = consults;
        this.attendance = attendance;
        this.recordings = recordings;
        this.directory = directory;
        this.patients = patients;
        this.guard = guard;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Part> of(String caseId, Viewer viewer) {
        return consults.latest(caseId).map(consult -> new Part("fragments/panel/consult", panel(consult, viewer)));
    }

    private Panel panel(Consult consult, Viewer viewer) {
        boolean open = consult.state().isOpen();
        Map<String, Duration> attended = attendance.attended(consult.id());
        return new Panel(
                consult.caseId(),
                consult.state().key(),
                tone(consult.state()),
                consult.startsAt(),
                open
                        && consults.seatOf(consult, viewer).isPresent()
                        && guard.allows(viewer, consult.caseId(), Action.ATTEND),
                open && viewer.has(Role.DOCTOR) && guard.allows(viewer, consult.caseId(), Action.FINISH),
                open && viewer.has(Role.COORDINATOR),
                consults.seatsOf(consult.id()).stream()
                        .map(seat -> new Person(
                                name(seat),
                                seat.role().key(),
                                attended.getOrDefault(seat.id(), Duration.ZERO).toMinutes()))
                        .toList(),
                !recordings.stretches(consult.id()).isEmpty(),
                recordings.parts(consult.id()).stream()
                        .filter(part -> part.gap() != null)
                        .count());
    }

    private String name(Seat seat) {
        return seat.role() == Role.PATIENT
                ? patients.facts(seat.personId()).fullName()
                : directory
                        .practitioner(seat.personId())
                        .map(person -> person.names().in(LocaleContextHolder.getLocale()))
                        .orElse("—");
    }

    private static String tone(ConsultState state) {
        return switch (state) {
            case WAITING -> "waiting";
            case LIVE -> "active";
            case FINISHED -> "done";
            case NOT_SUITABLE, NO_SHOW -> "trouble";
            case CANCELLED -> "quiet";
        };
    }
}
